use crate::*;
use adliya_primitives::OfficeKind;
use adliya_runtime::Council;
use codec::Encode;
use frame_support::{assert_err, assert_ok, dispatch::GetDispatchInfo, weights::Weight};
use sp_runtime::traits::{BlakeTwo256, Hash};

const MEMBERS: [AccountId; 3] = [dev_keys::ALICE, dev_keys::BOB, dev_keys::CHARLIE];

/// Members put a motion, vote for it, and close it.
fn motion(call: RuntimeCall, votes_for: &[AccountId]) -> Result<(), DispatchError> {
    let length = call.encoded_size() as u32;
    let weight = call.get_dispatch_info().call_weight;
    let hash = BlakeTwo256::hash_of(&call);
    let index =
        pallet_collective::ProposalCount::<Runtime, adliya_runtime::CouncilCollective>::get();
    dispatch(
        &MEMBERS[0],
        pallet_collective::Call::<Runtime, adliya_runtime::CouncilCollective>::propose {
            threshold: 2,
            proposal: Box::new(call),
            length_bound: length,
        },
    )?;
    for member in MEMBERS {
        let approve = votes_for.contains(&member);
        Council::vote(RuntimeOrigin::signed(member), hash, index, approve)
            .map_err(|failure| failure.error)?;
    }
    let closed = Council::close(
        RuntimeOrigin::signed(MEMBERS[0].clone()),
        hash,
        index,
        weight.saturating_add(Weight::from_parts(1_000_000, 0)),
        length,
    );
    closed.map(|_| ()).map_err(|failure| failure.error)
}

fn establish_ministry() -> RuntimeCall {
    RuntimeCall::Authorities(pallet_authorities::Call::establish_office {
        kind: OfficeKind::Ministry,
        region: Region::new(1, 0, 0, 0),
        parent: None,
        name: "Sogʻliqni saqlash vazirligi"
            .as_bytes()
            .to_vec()
            .try_into()
            .expect("short"),
    })
}

#[test]
fn two_thirds_of_the_council_are_the_root_authority() {
    story(|| {
        let next = OfficeId(14);
        assert_eq!(Authorities::office_view(next), None);
        assert_ok!(motion(establish_ministry(), &MEMBERS[..2]));
        assert!(Authorities::office_view(next).is_some());
    });
}

#[test]
fn a_third_of_the_council_is_not() {
    story(|| {
        let next = pallet_authorities::NextOffice::<Runtime>::get();
        assert_ok!(motion(establish_ministry(), &MEMBERS[..1]));
        assert_eq!(
            Authorities::office_view(OfficeId(14)),
            None,
            "the motion was disapproved"
        );
        // Nor is a single member, or an account, directly.
        for account in [dev_keys::ALICE, MINISTER, AccountId::new([9; 32])] {
            assert!(dispatch(&account, establish_ministry()).is_err());
        }
    });
}

#[test]
fn the_council_dispatches_a_call_as_root_and_nobody_else_does() {
    story(|| {
        let call = RuntimeCall::System(frame_system::Call::set_storage {
            items: vec![(b"key".to_vec(), b"value".to_vec())],
        });
        let whitelist = RuntimeCall::Whitelist(pallet_whitelist::Call::whitelist_call {
            call_hash: BlakeTwo256::hash_of(&call),
        });
        let enact = RuntimeCall::Whitelist(
            pallet_whitelist::Call::dispatch_whitelisted_call_with_preimage {
                call: Box::new(call.clone()),
            },
        );
        assert_err!(dispatch(&dev_keys::ALICE, call), DispatchError::BadOrigin);
        assert_err!(
            dispatch(&dev_keys::ALICE, whitelist.clone()),
            DispatchError::BadOrigin
        );
        assert_ok!(motion(whitelist, &MEMBERS[..2]));
        // What is whitelisted still is not decided: an account may only carry out what the council has deferred.
        assert_err!(
            dispatch(&dev_keys::ALICE, enact.clone()),
            pallet_whitelist::Error::<Runtime>::DeferredDispatchNotFound
        );
        assert_eq!(sp_io::storage::get(b"key"), None);
        assert_ok!(motion(enact, &MEMBERS[1..]));
        assert_eq!(
            sp_io::storage::get(b"key").map(|value| value.to_vec()),
            Some(b"value".to_vec())
        );
    });
}
