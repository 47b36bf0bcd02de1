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
        marriage([subject(1), subject(2)], URGUT),
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
