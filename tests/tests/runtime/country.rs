use crate::*;
use adliya_primitives::{OfficeId, OfficeKind};
use adliya_runtime::UNIT;
use codec::Compact;
use frame_support::{assert_err, traits::PalletInfoAccess};
use sp_runtime::MultiAddress;

#[test]
fn the_development_country_has_its_offices_in_force() {
    story(|| {
        use OfficeKind::*;
        let kinds: Vec<OfficeKind> = (0..9)
            .map(|id| Authorities::office_view(OfficeId(id)).expect("is there"))
            .inspect(|office| assert!(office.in_force))
            .map(|office| office.kind)
            .collect();
        let expected = [
            Ministry,
            RegistryOffice,
            RegistryOffice,
            IdentityService,
            NotaryChamber,
            NotaryPractice,
            Court,
            Supplier,
            RegulatoryBody,
        ];
        assert_eq!(kinds, expected);
    });
}

#[test]
fn the_local_preset_begins_with_two_collators_and_the_same_country() {
    story_of("local", || {
        let collators = pallet_collator_selection::Invulnerables::<Runtime>::get();
        let mut expected = vec![dev_keys::ALICE, dev_keys::BOB];
        expected.sort();
        assert_eq!(collators.into_inner(), expected);
        assert!(
            Authorities::office_view(OfficeId(8))
                .expect("is there")
                .in_force
        );
    });
}

#[test]
fn there_is_no_sudo() {
    let names: Vec<&str> =
        <adliya_runtime::AllPalletsWithSystem as frame_support::traits::PalletsInfoAccess>::infos()
            .iter()
            .map(|pallet| pallet.name)
            .collect();
    assert!(names.contains(&System::name()) && names.contains(&"Authorities"));
    assert!(
        !names
            .iter()
            .any(|name| name.to_lowercase().contains("sudo")),
        "{names:?}"
    );
}

#[test]
fn nobody_puts_themselves_forward_as_a_collator() {
    story(|| {
        let register = pallet_collator_selection::Call::register_as_candidate {};
        let keys = adliya_runtime::SessionKeys {
            aura: sp_core::sr25519::Public::from_raw(*MINISTER.as_ref()).into(),
        };
        let set_keys = pallet_session::Call::set_keys {
            keys,
            proof: vec![],
        };
        let _ = dispatch(&MINISTER, set_keys);
        assert!(dispatch(&MINISTER, register).is_err());
        assert!(pallet_collator_selection::CandidateList::<Runtime>::get().is_empty());
        let choose = pallet_collator_selection::Call::set_invulnerables {
            new: vec![MINISTER],
        };
        assert_err!(dispatch(&MINISTER, choose), DispatchError::BadOrigin);
    });
}

#[test]
fn an_account_creates_no_asset_sends_no_message_and_schedules_nothing() {
    story(|| {
        let account = dev_keys::ALICE;
        let create = pallet_assets::Call::create {
            id: Compact(1),
            admin: MultiAddress::Id(account.clone()),
            min_balance: UNIT,
        };
        assert_err!(dispatch(&account, create), DispatchError::BadOrigin);
        let force_create = pallet_assets::Call::force_create {
            id: Compact(1),
            owner: MultiAddress::Id(account.clone()),
            is_sufficient: true,
            min_balance: 1,
        };
        assert_err!(dispatch(&account, force_create), DispatchError::BadOrigin);
        let send = pallet_xcm::Call::send {
            dest: Box::new(xcm::VersionedLocation::from(xcm::latest::Location::parent())),
            message: Box::new(xcm::VersionedXcm::from(xcm::latest::Xcm(vec![]))),
        };
        assert_err!(dispatch(&account, send), DispatchError::BadOrigin);
        let schedule = pallet_scheduler::Call::schedule {
            when: 10,
            maybe_periodic: None,
            priority: 0,
            call: Box::new(birth(subject(1), Parents::default(), URGUT)),
        };
        assert_err!(dispatch(&account, schedule), DispatchError::BadOrigin);
    });
}
