//! What an officer may be, and which kind of office may hold it.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// What a mandate entitles an officer to do.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
    serde::Serialize,
    serde::Deserialize,
)]
pub enum Role {
    /// Leads an office: establishes offices below it, grants and suspends mandates.
    Head,
    /// Registers vital events.
    Registrar,
    /// Confirms what another officer proposed (four eyes).
    Supervisor,
    /// Certifies notarial acts.
    Notary,
    /// Makes court records.
    Judge,
    /// Approves tariffs and rules on disputes.
    Regulator,
    /// Registers and installs meters for a supplier.
    MeterOperator,
    /// Certifies meters.
    Metrologist,
    /// Lodges declarations: hospital, village elder.
    Informant,
    /// Ties a citizen's wallet to a subject.
    IdentityOfficer,
    /// Issues the settlement asset and sets fees.
    Treasurer,
    /// Concludes and manages utility contracts for a supplier.
    ContractOfficer,
    /// Proves social categories: who is exempt from fees, whose bills are subsidised.
    SocialOfficer,
    /// Proposes tariffs for a ministry.
    TariffOfficer,
}

impl Role {
    /// Every role, in the order of the bits of [`Roles`].
    pub const ALL: [Role; 14] = [
        Role::Head,
        Role::Registrar,
        Role::Supervisor,
        Role::Notary,
        Role::Judge,
        Role::Regulator,
        Role::MeterOperator,
        Role::Metrologist,
        Role::Informant,
        Role::IdentityOfficer,
        Role::Treasurer,
        Role::ContractOfficer,
        Role::SocialOfficer,
        Role::TariffOfficer,
    ];
}

/// A set of [`Role`]s, one bit each, the bit's place being the role's place in [`Role::ALL`].
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
    serde::Serialize,
    serde::Deserialize,
)]
pub struct Roles(pub u32);

impl Roles {
    /// No role.
    pub const NONE: Roles = Roles(0);

    /// The set of these roles.
    pub const fn of(roles: &[Role]) -> Self {
        let mut bits = 0;
        let mut rest = roles;
        while let [role, tail @ ..] = rest {
            bits |= 1 << (*role as u32);
            rest = tail;
        }
        Self(bits)
    }

    /// Whether `role` is in the set.
    pub const fn contains(self, role: Role) -> bool {
        self.0 & (1 << (role as u32)) != 0
    }

    /// Whether every role of this set, and every bit of it, is in `other`.
    pub const fn is_subset_of(self, other: Roles) -> bool {
        self.0 & !other.0 == 0
    }

    /// Whether no bit is set.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The roles of the set, in the order of [`Role::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Role> {
        Role::ALL
            .into_iter()
            .filter(move |role| self.contains(*role))
    }
}

/// What an office is. It bounds the roles that its officers may have and the offices below it.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
    serde::Serialize,
    serde::Deserialize,
)]
pub enum OfficeKind {
    /// A ministry or state agency.
    Ministry,
    /// Registers civil status.
    RegistryOffice,
    /// Supervises notary practices.
    NotaryChamber,
    /// A notary's practice.
    NotaryPractice,
    /// A court.
    Court,
    /// Supplies water, gas, electricity, heat or takes waste.
    Supplier,
    /// Regulates suppliers.
    RegulatoryBody,
    /// Certifies meters.
    MetrologyService,
    /// Identifies citizens and ties their wallets.
    IdentityService,
    /// A hospital, a village administration: notifies events.
    NotifyingBody,
    /// Issues the settlement asset.
    Treasury,
    /// Social protection: proves who has a right to an exemption or a subsidy.
    SocialService,
}

impl OfficeKind {
    /// The roles that officers of such an office may have.
    pub const fn roles(self) -> Roles {
        use Role::*;
        match self {
            OfficeKind::Ministry => Roles::of(&[Head, Supervisor, TariffOfficer]),
            OfficeKind::RegistryOffice => {
                Roles::of(&[Head, Supervisor, Registrar, IdentityOfficer])
            }
            OfficeKind::NotaryChamber => Roles::of(&[Head, Supervisor]),
            OfficeKind::NotaryPractice => Roles::of(&[Head, Supervisor, Notary]),
            OfficeKind::Court => Roles::of(&[Head, Supervisor, Judge]),
            OfficeKind::Supplier => Roles::of(&[Head, Supervisor, MeterOperator, ContractOfficer]),
            OfficeKind::RegulatoryBody => Roles::of(&[Head, Supervisor, Regulator]),
            OfficeKind::MetrologyService => Roles::of(&[Head, Supervisor, Metrologist]),
            OfficeKind::IdentityService => Roles::of(&[Head, Supervisor, IdentityOfficer]),
            OfficeKind::NotifyingBody => Roles::of(&[Head, Supervisor, Informant]),
            OfficeKind::Treasury => Roles::of(&[Head, Supervisor, Treasurer]),
            OfficeKind::SocialService => Roles::of(&[Head, Supervisor, SocialOfficer]),
        }
    }

    /// Whether an office of kind `child` may stand below one of this kind.
    ///
    /// A ministry leads offices of any kind; a chamber leads practices; any office may have branches of its own kind.
    pub const fn may_lead(self, child: OfficeKind) -> bool {
        match (self, child) {
            (OfficeKind::Ministry, _) => true,
            (OfficeKind::NotaryChamber, OfficeKind::NotaryPractice) => true,
            (parent, child) => parent as u8 == child as u8,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_has_its_own_bit_and_is_listed_in_the_order_of_the_bits() {
        for (place, role) in Role::ALL.into_iter().enumerate() {
            assert_eq!(Roles::of(&[role]).0, 1 << place);
            assert_eq!(Roles::of(&[role]).iter().collect::<Vec<_>>(), [role]);
        }
    }

    #[test]
    fn an_unknown_bit_is_in_no_office() {
        let unknown = Roles(1 << Role::ALL.len());
        assert!(!unknown.is_subset_of(Roles::of(&Role::ALL)));
        assert!(!unknown.is_empty());
    }

    #[test]
    fn a_notary_cannot_register_births_and_a_registrar_cannot_judge() {
        assert!(!OfficeKind::NotaryPractice.roles().contains(Role::Registrar));
        assert!(!OfficeKind::RegistryOffice.roles().contains(Role::Judge));
        assert!(!OfficeKind::Court.may_lead(OfficeKind::RegistryOffice));
        assert!(OfficeKind::RegistryOffice.may_lead(OfficeKind::RegistryOffice));
    }
}
