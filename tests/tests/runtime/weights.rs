use crate::*;
use frame_support::{dispatch::GetDispatchInfo, traits::GetCallName};

/// Weights are measured: each call costs something in both dimensions, and a registration fits a block many times.
#[test]
fn a_block_holds_hundreds_of_registrations() {
    let calls = [
        birth(
            subject(1),
            Parents {
                mother: Some(subject(2)),
                father: Some(subject(3)),
            },
            URGUT,
        ),
        marriage_on(Some(NoticeId(0)), [subject(1), subject(2)], URGUT),
        death(subject(1), URGUT),
    ];
    let block = adliya_runtime::RuntimeBlockWeights::get();
    let normal = block
        .get(frame_support::dispatch::DispatchClass::Normal)
        .max_total
        .expect("ordinary transactions have a limit");
    for call in calls {
        let weight = call.get_dispatch_info().call_weight;
        assert!(weight.ref_time() > 0 && weight.proof_size() > 0, "{call:?}");
        let fit = normal
            .checked_div_per_component(&weight)
            .expect("neither is zero");
        assert!(fit >= 200, "{fit} of {call:?} fit a block");
    }
}

/// What the benchmarks of our pallets estimated of each call's proof, in bytes, and whether it grows with an argument.
fn proofs(measured: &'static str) -> impl Iterator<Item = (u64, bool)> {
    let calls = measured.split("fn ").skip(1);
    calls.filter_map(|call| {
        let (_, estimated) = call.split_once(", estimated: ")?;
        let digits = estimated.split('.').next()?;
        let bytes = digits.parse().expect("a number of bytes");
        Some((bytes, call.contains("Weight::from_parts(0, ")))
    })
}

#[test]
fn no_call_declares_more_than_eight_kibibytes_of_proof() {
    let authorities = include_str!("../../../pallets/authorities/src/weights.rs");
    let civil_registry = include_str!("../../../pallets/civil-registry/src/weights.rs");
    let civil_declarations = include_str!("../../../pallets/civil-declarations/src/weights.rs");
    let notary = include_str!("../../../pallets/notary/src/weights.rs");
    for (pallet, measured, calls) in [
        (
            "notary",
            notary,
            <pallet_notary::Call<Runtime> as GetCallName>::get_call_names(),
        ),
        (
            "civil-declarations",
            civil_declarations,
            <pallet_civil_declarations::Call<Runtime> as GetCallName>::get_call_names(),
        ),
        (
            "authorities",
            authorities,
            <pallet_authorities::Call<Runtime> as GetCallName>::get_call_names(),
        ),
        (
            "civil-registry",
            civil_registry,
            <pallet_civil_registry::Call<Runtime> as GetCallName>::get_call_names(),
        ),
    ] {
        let proofs: Vec<_> = proofs(measured).collect();
        // A call may be measured in more than one way.
        assert!(
            proofs.len() >= calls.len(),
            "a call of {pallet} is not measured"
        );
        for (bytes, grows) in proofs {
            assert!(
                bytes <= 8 * 1024 && !grows,
                "{pallet}: {bytes}, growing: {grows}"
            );
        }
    }
}
