//! Worst cases: officers four offices deep, decided over from the top.

use super::*;
use crate::types::{
    Mandate, OfficeName, Standing, SuspendedOffices, MAX_DEPTH, MAX_SUSPENDED_LEADERS,
};
use adliya_primitives::{
    traits::Accreditation, Confirmed, MandateId, Moment, OfficeId, OfficeKind, Officer, ProposalId,
    Region, Role, Roles, SubjectId,
};
use alloc::{boxed::Box, vec, vec::Vec};
use codec::Encode;
use frame_benchmarking::v2::*;
use frame_system::RawOrigin;
use sp_core::H256;

/// A kind of office whose officers may have the role.
fn kind_of(role: Role) -> OfficeKind {
    match role {
        Role::Head | Role::Supervisor => OfficeKind::Ministry,
        Role::Registrar => OfficeKind::RegistryOffice,
        Role::Notary => OfficeKind::NotaryPractice,
        Role::Judge => OfficeKind::Court,
        Role::MeterOperator | Role::ContractOfficer => OfficeKind::Supplier,
        Role::Regulator => OfficeKind::RegulatoryBody,
        Role::Metrologist => OfficeKind::MetrologyService,
        Role::IdentityOfficer => OfficeKind::IdentityService,
        Role::Informant => OfficeKind::NotifyingBody,
        Role::Treasurer => OfficeKind::Treasury,
        Role::SocialOfficer => OfficeKind::SocialService,
        Role::TariffOfficer => OfficeKind::Ministry,
    }
}

/// A line of offices of one kind, from the top to the deepest, where as many others are suspended as can be, less one.
fn line_of_offices<T: Config>(kind: OfficeKind) -> [OfficeId; MAX_DEPTH as usize] {
    let suspended: Vec<_> = (1..MAX_SUSPENDED_LEADERS)
        .map(|number| OfficeId(u32::MAX - MAX_SUSPENDED_LEADERS + number))
        .collect();
    SuspendedLeaders::<T>::put(SuspendedOffices::try_from(suspended).expect("within the bound"));
    let mut above = None;
    core::array::from_fn(|_| {
        let name = OfficeName::try_from(vec![b'o'; 96]).expect("within the bound");
        let office = Pallet::<T>::do_establish_office(kind, Region::WHOLE, above, name, None)
            .expect("the line is sound");
        above = Some(office);
        office
    })
}

fn mandate_at<T: Config>(
    office: OfficeId,
    name: &'static str,
    roles: Roles,
) -> (T::AccountId, MandateId) {
    mandate_for::<T>(account(name, office.0, 0), office, roles)
}

fn mandate_for<T: Config>(
    key: T::AccountId,
    office: OfficeId,
    roles: Roles,
) -> (T::AccountId, MandateId) {
    let subject = SubjectId(H256(sp_io::hashing::blake2_256(&key.encode())));
    let mandate =
        Pallet::<T>::do_grant_mandate(office, key.clone(), subject, roles, 0, Moment::MAX, None)
            .expect("the mandate is sound");
    (key, mandate)
}

/// An officer with the role, whose office stands four deep.
pub(crate) fn set_up_officer<T: Config>(name: &'static str, role: Role) -> Officer<T::AccountId> {
    officer_of_kind::<T>(kind_of(role), name, role)
}

/// An officer with the role, whose office is of this kind and stands four deep. Another one each time.
pub fn officer_of_kind<T: Config>(
    kind: OfficeKind,
    name: &'static str,
    role: Role,
) -> Officer<T::AccountId> {
    let [.., lowest] = line_of_offices::<T>(kind);
    let (key, _) = mandate_at::<T>(lowest, name, Roles::of(&[role]));
    Pallet::<T>::officer(&key, role).expect("in force")
}

/// An officer with this key and the role, whose office stands four deep.
pub fn officer_with_key<T: Config>(key: T::AccountId, role: Role) -> Officer<T::AccountId> {
    let [.., lowest] = line_of_offices::<T>(kind_of(role));
    let (key, _) = mandate_for::<T>(key, lowest, Roles::of(&[role]));
    Pallet::<T>::officer(&key, role).expect("in force")
}

/// A head at the top of a line, and a mandate at its end.
fn head_and_mandate<T: Config>() -> (T::AccountId, OfficeId, T::AccountId, MandateId) {
    let [top, .., lowest] = line_of_offices::<T>(OfficeKind::RegistryOffice);
    let (head, _) = mandate_at::<T>(top, "head", Roles::of(&[Role::Head]));
    let (key, mandate) = mandate_at::<T>(lowest, "registrar", Roles::of(&[Role::Registrar]));
    (head, lowest, key, mandate)
}

#[benchmarks]
mod benchmarks {
    use super::*;

    #[benchmark]
    fn establish_office() {
        let [top, second, ..] = line_of_offices::<T>(OfficeKind::RegistryOffice);
        let (head, _) = mandate_at::<T>(top, "head", Roles::of(&[Role::Head]));
        // Below an office that is suspended and has led no other.
        let kind = OfficeKind::RegistryOffice;
        let name = OfficeName::default();
        let third = Pallet::<T>::do_establish_office(kind, Region::WHOLE, Some(second), name, None)
            .expect("the line is sound");
        Pallet::<T>::do_set_office_standing(third, Standing::Suspended, None)
            .expect("can be suspended");
        let office = NextOffice::<T>::get();
        let name = OfficeName::try_from(vec![b'o'; 96]).expect("within the bound");
        #[extrinsic_call]
        _(
            RawOrigin::Signed(head),
            OfficeKind::RegistryOffice,
            Region::new(1, 2, 3, 4),
            Some(third),
            name,
        );
        assert_eq!(
            Offices::<T>::get(office).map(|office| office.depth()),
            Some(MAX_DEPTH)
        );
    }

    /// Closing an office that is suspended and led another.
    #[benchmark]
    fn set_office_standing() {
        let [top, _, third, fourth] = line_of_offices::<T>(OfficeKind::RegistryOffice);
        let (head, _) = mandate_at::<T>(top, "head", Roles::of(&[Role::Head]));
        for (office, standing) in [(fourth, Standing::Ended), (third, Standing::Suspended)] {
            Pallet::<T>::do_set_office_standing(office, standing, None).expect("can be changed");
        }
        assert!(SuspendedLeaders::<T>::get().contains(&third));
        #[extrinsic_call]
        _(RawOrigin::Signed(head), third, Standing::Ended);
        assert!(!SuspendedLeaders::<T>::get().contains(&third));
        assert_eq!(
            Offices::<T>::get(third).map(|office| office.standing),
            Some(Standing::Ended)
        );
    }

    #[benchmark]
    fn set_office_service() {
        let [top, .., lowest] = line_of_offices::<T>(OfficeKind::RegistryOffice);
        let (head, _) = mandate_at::<T>(top, "head", Roles::of(&[Role::Head]));
        #[extrinsic_call]
        _(RawOrigin::Signed(head), lowest, true);
        assert!(Offices::<T>::get(lowest).is_some_and(|office| office.extraterritorial));
    }

    #[benchmark]
    fn grant_mandate() {
        let (head, office, _, _) = head_and_mandate::<T>();
        // A key that had a mandate before costs the most.
        let (key, former) = mandate_at::<T>(office, "former", Roles::of(&[Role::Registrar]));
        let held = Mandates::<T>::get(former).expect("granted");
        Pallet::<T>::do_set_mandate_standing(former, held, Standing::Ended, None)
            .expect("can be ended");
        #[extrinsic_call]
        _(
            RawOrigin::Signed(head),
            office,
            key.clone(),
            SubjectId(H256::repeat_byte(7)),
            Roles::of(&[Role::Registrar]),
            0,
            Moment::MAX,
        );
        assert!(Pallet::<T>::officer(&key, Role::Registrar).is_some());
    }

    #[benchmark]
    fn extend_mandate() {
        let (head, _, _, mandate) = head_and_mandate::<T>();
        #[extrinsic_call]
        _(RawOrigin::Signed(head), mandate, Moment::MAX - 1);
        let held: Option<Mandate<T::AccountId>> = Mandates::<T>::get(mandate);
        assert_eq!(held.map(|held| held.valid_until), Some(Moment::MAX - 1));
    }

    #[benchmark]
    fn set_mandate_standing() {
        let (head, _, key, mandate) = head_and_mandate::<T>();
        #[extrinsic_call]
        _(RawOrigin::Signed(head), mandate, Standing::Ended);
        assert!(Pallet::<T>::officer(&key, Role::Registrar).is_none());
    }

    #[benchmark]
    fn rotate_key() {
        let (_, _, key, _) = head_and_mandate::<T>();
        let new: T::AccountId = account("new", 0, 0);
        #[extrinsic_call]
        _(RawOrigin::Signed(key.clone()), new.clone());
        assert!(Pallet::<T>::officer(&new, Role::Registrar).is_some());
        assert!(Pallet::<T>::officer(&key, Role::Registrar).is_none());
    }

    #[benchmark]
    fn replace_key() {
        let [top, .., lowest] = line_of_offices::<T>(OfficeKind::RegistryOffice);
        let (head, _) = mandate_at::<T>(top, "head", Roles::of(&[Role::Head]));
        let (supervisor, _) = mandate_at::<T>(top, "supervisor", Roles::of(&[Role::Supervisor]));
        let (_, mandate) = mandate_at::<T>(lowest, "registrar", Roles::of(&[Role::Registrar]));
        let confirmed = Confirmed {
            officer: Pallet::<T>::officer(&head, Role::Head).expect("in force"),
            supervisor: Pallet::<T>::officer(&supervisor, Role::Supervisor).expect("in force"),
        };
        let origin = <T as Config>::RuntimeOrigin::from(confirmed);
        let new: T::AccountId = account("new", 0, 0);
        #[extrinsic_call]
        _(origin.into(), mandate, new.clone());
        assert!(Pallet::<T>::officer(&new, Role::Registrar).is_some());
    }

    /// The length of the call is in the proof size; copying a kibibyte is below what a measurement resolves.
    #[benchmark]
    fn propose() {
        let (head, _, _, mandate) = head_and_mandate::<T>();
        let call = replacement::<T>(mandate);
        #[extrinsic_call]
        _(RawOrigin::Signed(head), call);
        assert!(Proposals::<T>::contains_key(ProposalId(0)));
    }

    /// With the cheapest supervised call; its own weight comes on top, so this errs on the safe side.
    #[benchmark]
    fn confirm() {
        let (supervisor, mandate) = proposed::<T>();
        let call = replacement::<T>(mandate);
        // What only the confirmed call reads is in its own weight.
        let read = Mandates::<T>::hashed_key_for(mandate);
        frame_benchmarking::benchmarking::add_to_whitelist(read.into());
        #[extrinsic_call]
        _(RawOrigin::Signed(supervisor), ProposalId(0), call);
        assert!(!Proposals::<T>::contains_key(ProposalId(0)));
    }

    #[benchmark]
    fn close_proposal() {
        let (supervisor, _) = proposed::<T>();
        #[extrinsic_call]
        _(RawOrigin::Signed(supervisor), ProposalId(0));
        assert!(!Proposals::<T>::contains_key(ProposalId(0)));
    }

    impl_benchmark_test_suite!(Pallet, mock::ExtBuilder::build(), mock::Test);
}

fn replacement<T: Config>(mandate: MandateId) -> Box<<T as Config>::RuntimeCall> {
    Box::new(
        Call::<T>::replace_key {
            mandate,
            new: account("new", 0, 0),
        }
        .into(),
    )
}

/// A proposal of an officer four deep, and a supervisor at the top of the line. It is about a mandate of the officer's own
/// office: what another office costs is in the weight of the call that is confirmed.
fn proposed<T: Config>() -> (T::AccountId, MandateId) {
    let [top, .., lowest] = line_of_offices::<T>(OfficeKind::RegistryOffice);
    let (supervisor, _) = mandate_at::<T>(top, "supervisor", Roles::of(&[Role::Supervisor]));
    let (head, _) = mandate_at::<T>(lowest, "head", Roles::of(&[Role::Head]));
    let (_, mandate) = mandate_at::<T>(lowest, "registrar", Roles::of(&[Role::Registrar]));
    Pallet::<T>::do_propose(&head, &replacement::<T>(mandate)).expect("can be proposed");
    (supervisor, mandate)
}
