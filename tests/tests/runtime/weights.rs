use crate::*;
use frame_support::dispatch::GetDispatchInfo;

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

/// What the benchmarks estimated of the proof of each function that a pallet's weights declare, in bytes, and whether it
/// grows with an argument.
fn proofs(weights: &'static str) -> Vec<(&'static str, u64, bool)> {
    let functions = weights.split("fn ").skip(1);
    let measured = functions.filter_map(|function| {
        let (name, body) = function.split_once('(')?;
        let (_, estimated) = body.split_once(", estimated: ")?;
        let bytes = estimated.split('.').next()?.parse();
        let grows = body.contains("Weight::from_parts(0, ");
        Some((name, bytes.expect("a number of bytes"), grows))
    });
    measured.collect()
}

/// The functions that a pallet's weights declare.
fn declared(weights: &'static str) -> Vec<&'static str> {
    let (_, declared) = weights
        .split_once("pub trait WeightInfo {")
        .expect("there is one");
    let (declared, _) = declared.split_once("\n}").expect("it ends");
    let names = declared.split("fn ").skip(1);
    names
        .map(|name| name.split('(').next().expect("a first part"))
        .collect()
}

#[test]
fn no_call_declares_more_than_eight_kibibytes_of_proof() {
    let pallets = [
        include_str!("../../../pallets/authorities/src/weights.rs"),
        include_str!("../../../pallets/civil-registry/src/weights.rs"),
        include_str!("../../../pallets/civil-declarations/src/weights.rs"),
        include_str!("../../../pallets/notary/src/weights.rs"),
        include_str!("../../../pallets/estates/src/weights.rs"),
        include_str!("../../../pallets/utility-contracts/src/weights.rs"),
        include_str!("../../../pallets/utility-bills/src/weights.rs"),
        include_str!("../../../pallets/utility-disputes/src/weights.rs"),
    ];
    for weights in pallets {
        let proofs = proofs(weights);
        let declared = declared(weights);
        assert!(!declared.is_empty());
        for name in declared {
            assert!(
                proofs.iter().any(|(measured, ..)| *measured == name),
                "{name} is not measured"
            );
        }
        for (name, bytes, grows) in proofs {
            assert!(
                bytes <= 8 * 1024 && !grows,
                "{name}: {bytes}, growing: {grows}"
            );
        }
    }
}
