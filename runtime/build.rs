//! Builds the wasm runtime, with the hash of its metadata for `CheckMetadataHash`.

fn main() {
    #[cfg(feature = "std")]
    substrate_wasm_builder::WasmBuilder::init_with_defaults()
        .enable_metadata_hash("ADL", 12)
        .build();
}
