//! Papers that people carry, and the wallets that they lose.

use crate::*;
use adliya_primitives::{
    certificate::{certificate_hash, CertificateNumber, CertificateSecret},
    claims::{Claim, ClaimsTree},
    subject::wallet_link_message,
    traits::CivilStatus,
    CertificateHash, ProposalId, RecordId,
};
use frame_support::{assert_err, assert_ok};
use pallet_civil_registry::{
    types::{
        CertificateReason, CertificateStanding, CertificateStatus, CertificateView, Issuer,
        VitalEvent,
    },
    Call, Error,
};
use sp_core::{sr25519, Pair};
use sp_runtime::MultiSignature;

const IDENTITY_OFFICER: AccountId = dev_keys::IDENTITY_OFFICER;
const WEEK: u64 = 7 * 24 * 60 * 60 * 1000;

/// What is printed on a certificate.
struct Paper {
    number: CertificateNumber,
    secret: CertificateSecret,
}

impl Paper {
    fn new(number: &str, secret: u8) -> Self {
        Self {
            number: number.parse().expect("a number"),
            secret: CertificateSecret([secret; 16]),
        }
    }

    /// What whoever holds the paper computes.
    fn hash(&self) -> CertificateHash {
        certificate_hash(&self.number, &self.secret)
    }

    /// What they are told.
    fn check(&self) -> Option<CertificateView> {
        CivilRegistry::certificate_view(self.hash())
    }

    fn status(&self) -> CertificateStatus {
        self.check().expect("was issued").status
    }
}

/// The claims of an entry of birth, in the order of their names.
fn claims(name: &str) -> ClaimsTree {
    let claim = |field: &str, value: &str, salt| Claim {
        name: field.into(),
        value: value.into(),
        salt: H256::repeat_byte(salt),
    };
    let claims = vec![
        claim("born", "1951-04-02", 1),
        claim("name", name, 2),
        claim("place", "Urgut", 3),
    ];
    ClaimsTree::new(claims).expect("sound claims")
}

/// Registers the birth of a woman of Urgut under this name, and returns the number of the entry.
fn register(child: SubjectId, name: &str) -> RecordId {
    let opening = opening(child);
    let call = RuntimeCall::CivilRegistry(Call::register {
        event: VitalEvent::Birth {
            child,
            parents: Parents::default(),
            links: opening.linked.commitment(&opening.salt),
        },
        entry: entry(claims(name).root(), URGUT),
    });
    assert_ok!(dispatch(&REGISTRAR, call));
    CivilRegistry::person_view(child).expect("registered").birth
}

fn issue(record: RecordId, paper: &Paper) -> RuntimeCall {
    RuntimeCall::CivilRegistry(Call::issue_certificate {
        record,
        certificate: paper.hash(),
    })
}

fn issue_own(record: RecordId, paper: &Paper) -> RuntimeCall {
    RuntimeCall::CivilRegistry(Call::issue_own_certificate {
        record,
        certificate: paper.hash(),
    })
}

fn set(paper: &Paper, standing: CertificateStanding) -> RuntimeCall {
    RuntimeCall::CivilRegistry(Call::set_certificate_standing {
        certificate: paper.hash(),
        standing,
    })
}

fn key(seed: u8) -> sr25519::Pair {
    sr25519::Pair::from_seed(&[seed; 32])
}

fn account(key: &sr25519::Pair) -> AccountId {
    key.public().into()
}

/// The wallet's consent to be this person's.
fn consent(wallet: &sr25519::Pair, subject: SubjectId) -> MultiSignature {
    let message = wallet_link_message(&System::block_hash(0), &subject);
    MultiSignature::Sr25519(wallet.sign(&message))
}

fn link(subject: SubjectId, wallet: &sr25519::Pair) {
    let call = Call::link_wallet {
        subject,
        wallet: account(wallet),
        signature: consent(wallet, subject),
    };
    assert_ok!(dispatch(
        &IDENTITY_OFFICER,
        RuntimeCall::CivilRegistry(call)
    ));
}

#[test]
fn a_bank_checks_the_birth_certificate_of_a_woman_from_a_village() {
    story(|| {
        let zulfiya = subject(1);
        let entry = register(zulfiya, "Zulfia Karimova");
        let paper = Paper::new("I-SA-1234567", 0x5a);
        assert_eq!(paper.check(), None);
        assert_ok!(dispatch(&REGISTRAR, issue(entry, &paper)));

        // The bank has the paper, no account, and what the paper discloses of the claims.
        let told = paper.check().expect("was issued");
        assert_eq!(
            (told.status, told.record),
            (CertificateStatus::Valid, entry)
        );
        let officer = mandate_of(&REGISTRAR);
        assert!(matches!(told.issuer, Issuer::Office { mandate, .. } if mandate == officer));
        let tree = claims("Zulfia Karimova");
        let (name, proof) = (&tree.claims()[1], tree.proof(1).expect("there is a name"));
        assert!(proof.verify(name, &told.issued_root));

        // Whoever knows the number and not the secret learns nothing.
        assert_eq!(Paper::new("I-SA-1234567", 0x5b).check(), None);

        // Her name was misspelt. The old paper says so from then on, and she gets another.
        let corrected = claims("Zulfiya Karimova");
        assert_ok!(dispatch(
            &REGISTRAR,
            RuntimeCall::CivilRegistry(Call::correct_minor {
                record: entry,
                claims_root: corrected.root(),
            })
        ));
        assert_eq!(paper.status(), CertificateStatus::Corrected);
        let new = Paper::new("I-SA-1234568", 0x5c);
        assert_ok!(dispatch(&REGISTRAR, issue(entry, &new)));
        assert_eq!(new.status(), CertificateStatus::Valid);
        let replaced = CertificateStanding::Revoked(CertificateReason::Replaced);
        assert_ok!(dispatch(&REGISTRAR, set(&paper, replaced)));
        assert_eq!(
            paper.status(),
            CertificateStatus::Revoked(CertificateReason::Replaced)
        );
    });
}

#[test]
fn any_office_with_jurisdiction_certifies_and_no_other() {
    story(|| {
        let entry = register(subject(1), "Zulfiya Karimova");
        let paper = Paper::new("I-SA-1234567", 0x5a);
        assert_err!(
            dispatch(&dev_keys::ANDIJAN_REGISTRAR, issue(entry, &paper)),
            Error::<Runtime>::OutsideJurisdiction
        );
        let outsiders = [dev_keys::NOTARY, dev_keys::COURT_JUDGE, IDENTITY_OFFICER];
        for outsider in outsiders {
            assert_err!(
                dispatch(&outsider, issue(entry, &paper)),
                DispatchError::BadOrigin
            );
        }
        let colleague = dev_keys::SAMARKAND_REGISTRAR2;
        assert_ok!(dispatch(&colleague, issue(entry, &paper)));
    });
}

#[test]
fn a_citizen_certifies_her_own_birth_and_nobody_elses() {
    story(|| {
        let (zulfiya, neighbour) = (subject(1), subject(2));
        let entry = register(zulfiya, "Zulfiya Karimova");
        let neighbours = register(neighbour, "Nodira Aliyeva");
        let wallet = key(41);
        link(zulfiya, &wallet);
        let paper = Paper::new("E-000001", 0x5a);
        assert_err!(
            dispatch(&account(&wallet), issue_own(neighbours, &paper)),
            Error::<Runtime>::NotParty
        );
        assert_ok!(dispatch(&account(&wallet), issue_own(entry, &paper)));
        let told = paper.check().expect("was issued");
        assert_eq!(told.issuer, Issuer::Holder(0));
        // An office stops it; she does not get round that with this paper.
        let inquiry = CertificateStanding::Suspended(CertificateReason::UnderInquiry);
        assert_ok!(dispatch(&REGISTRAR, set(&paper, inquiry)));
        assert_eq!(
            paper.status(),
            CertificateStatus::Suspended(CertificateReason::UnderInquiry)
        );
    });
}

#[test]
fn a_stolen_wallet_is_frozen_and_replaced_though_the_thief_objects() {
    story(|| {
        let zulfiya = subject(1);
        let entry = register(zulfiya, "Zulfiya Karimova");
        let (stolen, new) = (key(41), key(42));
        link(zulfiya, &stolen);
        let freeze = Call::freeze_wallet { subject: zulfiya };
        assert_ok!(dispatch(
            &IDENTITY_OFFICER,
            RuntimeCall::CivilRegistry(freeze)
        ));
        let paper = Paper::new("E-000001", 0x5a);
        assert_err!(
            dispatch(&account(&stolen), issue_own(entry, &paper)),
            Error::<Runtime>::WalletFrozen
        );

        let propose = Call::propose_wallet_replacement {
            subject: zulfiya,
            wallet: account(&new),
            signature: consent(&new, zulfiya),
        };
        assert_ok!(dispatch(
            &IDENTITY_OFFICER,
            RuntimeCall::CivilRegistry(propose)
        ));
        let object = || RuntimeCall::CivilRegistry(Call::object_to_replacement {});
        assert_ok!(dispatch(&account(&stolen), object()));

        // The ministry stands above the identity service, and confirms.
        let insist = || {
            RuntimeCall::CivilRegistry(Call::insist_on_wallet_replacement {
                subject: zulfiya,
                wallet: account(&new),
                signature: consent(&new, zulfiya),
            })
        };
        assert_err!(
            dispatch(&IDENTITY_OFFICER, insist()),
            DispatchError::BadOrigin
        );
        let call = Box::new(insist());
        assert_ok!(dispatch(
            &IDENTITY_OFFICER,
            pallet_authorities::Call::propose { call: call.clone() }
        ));
        let confirm = pallet_authorities::Call::confirm {
            proposal: ProposalId(0),
            call,
        };
        assert_ok!(dispatch(&MINISTER, confirm));
        assert_err!(
            dispatch(&account(&stolen), object()),
            Error::<Runtime>::ObjectionOverruled
        );

        let complete =
            || RuntimeCall::CivilRegistry(Call::complete_wallet_replacement { subject: zulfiya });
        assert_err!(
            dispatch(&account(&new), complete()),
            Error::<Runtime>::ReplacementNotDue
        );
        at(NOW + WEEK);
        assert_ok!(dispatch(&account(&new), complete()));
        assert_eq!(CivilRegistry::subject_of(&account(&new)), Some(zulfiya));
        assert_eq!(CivilRegistry::subject_of(&account(&stolen)), None);
        assert_ok!(dispatch(&account(&new), issue_own(entry, &paper)));
    });
}
