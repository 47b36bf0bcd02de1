use super::*;
use crate::{types::Standing, GenesisMandate, GenesisOffice};
use adliya_primitives::{OfficeId, OfficeKind, Region, Role};
use sp_runtime::BuildStorage;

#[test]
fn genesis_offices_and_mandates_are_in_force() {
    ExtBuilder::build_and_execute(|| {
        let urgut = Authorities::office_view(URGUT).expect("is there");
        assert_eq!(
            (urgut.depth, urgut.standing, urgut.in_force),
            (3, Standing::Active, true)
        );
        assert_eq!(urgut.name, b"Urgut FHDYo");
        assert!(may_act(URGUT_REGISTRAR, Role::Registrar));
        assert_eq!(Authorities::office_view(OfficeId(4)), None);
        assert_eq!(Authorities::officer_view(NOBODY), None);
    });
}

fn build(offices: Vec<GenesisOffice>, mandates: Vec<GenesisMandate<AccountId>>) {
    let _ = crate::GenesisConfig::<Test> { offices, mandates }.build_storage();
}

fn court(region: Region, parent: Option<OfficeId>) -> GenesisOffice {
    GenesisOffice {
        kind: OfficeKind::Court,
        region,
        parent,
        extraterritorial: false,
        name: "Oliy sud".into(),
    }
}

#[test]
#[should_panic(expected = "genesis: office 0 (Oliy sud)")]
fn a_genesis_with_an_office_below_one_that_is_missing_is_refused() {
    build(vec![court(Region::WHOLE, Some(OfficeId(3)))], vec![]);
}

#[test]
#[should_panic(expected = "genesis: mandate 0")]
fn a_genesis_with_a_role_that_its_office_may_not_hold_is_refused() {
    let mandate = GenesisMandate {
        office: OfficeId(0),
        account: 1,
        subject: person(1),
        roles: vec![Role::Notary],
        valid_from: 0,
        valid_until: 1,
    };
    build(vec![court(Region::WHOLE, None)], vec![mandate]);
}

#[test]
fn a_genesis_office_may_serve_the_whole_country() {
    let everywhere = GenesisOffice {
        extraterritorial: true,
        ..court(Region::new(1, 14, 0, 0), None)
    };
    let config = crate::GenesisConfig::<Test> {
        offices: vec![everywhere, court(Region::new(1, 3, 0, 0), None)],
        mandates: vec![],
    };
    let storage = config.build_storage().expect("it builds");
    sp_io::TestExternalities::new(storage).execute_with(|| {
        let serves = [0, 1].map(|id| {
            let office = Authorities::office_view(OfficeId(id)).expect("is there");
            office.extraterritorial
        });
        assert_eq!(serves, [true, false]);
    });
}
