//! `adliya notary practice`, and who asks for access.

use super::{send, signer, told, NOTARY};
use crate::{
    chain::Chain,
    cli::subject,
    notary::{calls::money as calls, show_access, variant, NotaryError},
    transact::FourEyes,
};
use adliya_primitives::{ActId, OfficeId, SubjectId};
use clap::{Args, Subcommand};
use codec::Decode;
use pallet_notary::types::{
    AccessPage, AccessRequest, Cover, Grant, PracticeView, Relation, MAX_PAGE,
};
use subxt::utils::AccountId32;

const CHAMBER: &str = "it takes an officer of a chamber";

#[derive(Debug, Subcommand)]
pub(super) enum Practices {
    /// Tell which files a practice keeps.
    Show(Show),
    /// Pass all acts that a practice keeps to a successor, as the chamber.
    HandOver(HandOver),
    /// Say into which account the notary's practice is paid.
    Payout(Payout),
    /// Declare somebody as related to the notary, who does nothing for them from then on.
    DeclareRelated(DeclareRelated),
}

#[derive(Debug, Args)]
pub(super) struct Show {
    /// The practice's office.
    #[arg(long)]
    office: u32,
}

#[derive(Debug, Args)]
pub(super) struct HandOver {
    /// The office of the practice that gives up its acts.
    #[arg(long)]
    from: u32,
    /// The office of its successor.
    #[arg(long)]
    to: u32,
    #[command(flatten)]
    by: FourEyes,
}

#[derive(Debug, Args)]
pub(super) struct Payout {
    /// The account.
    #[arg(long)]
    account: AccountId32,
    #[command(flatten)]
    by: FourEyes,
}

#[derive(Debug, Args)]
pub(super) struct DeclareRelated {
    /// Who, in the notary's domain.
    #[arg(long, value_parser = subject)]
    subject: SubjectId,
    /// How: spouse, kin, inLaw or employee.
    #[arg(long, value_parser = relation)]
    relation: Relation,
    /// The secret URI of the notary.
    #[arg(long)]
    notary_uri: String,
}

#[derive(Debug, Args)]
pub(super) struct RequestAccess {
    /// Whom to ask, in the notary's domain.
    #[arg(long, value_parser = subject)]
    subject: SubjectId,
    /// The act's number; the whole dossier when left out.
    #[arg(long)]
    act: Option<u64>,
    /// The secret URI of who asks.
    #[arg(long)]
    signer_uri: String,
}

#[derive(Debug, Args)]
pub(super) struct Readers {
    /// Whose documents, in the notary's domain.
    #[arg(long, value_parser = subject)]
    subject: SubjectId,
}

fn relation(text: &str) -> Result<Relation, String> {
    variant(text).ok_or_else(|| "it must be spouse, kin, inLaw or employee".to_owned())
}

impl Practices {
    pub(super) async fn run(self, chain: &Chain) -> Result<bool, NotaryError> {
        match self {
            Self::Show(Show { office }) => {
                let head = chain.finalised_head().await?;
                let function = "NotaryApi_practice";
                let practice: Option<PracticeView> = chain.call(function, office, head).await?;
                match &practice {
                    Some(practice) => println!("{}", show_access::practice(practice)),
                    None => println!("there is no practice of that office"),
                }
                Ok(practice.is_some())
            }
            Self::HandOver(HandOver { from, to, by }) => {
                let call = calls::hand_over_practice(OfficeId(from), OfficeId(to));
                let what = format!("handed practice {from} over to {to}");
                Ok(by.send(chain, &call, CHAMBER, &what).await?)
            }
            Self::Payout(Payout { account, by }) => {
                let call = calls::set_payout(account.0);
                let what = format!("the practice is paid into {account}");
                Ok(by.send(chain, &call, NOTARY, &what).await?)
            }
            Self::DeclareRelated(is) => {
                let notary = super::of_notary(&is.notary_uri)?;
                let call = calls::declare_related(is.subject, is.relation);
                let done = send(chain, &notary, &call, NOTARY).await?;
                told(&format!("declared {} as related", is.subject), done)
            }
        }
    }
}

impl RequestAccess {
    pub(super) async fn run(self, chain: &Chain) -> Result<bool, NotaryError> {
        let asks = signer(&self.signer_uri, "who asks")?;
        let cover = self
            .act
            .map_or(Cover::Dossier, |act| Cover::Act(ActId(act)));
        let call = calls::request_access(self.subject, cover);
        let done = send(chain, &asks, &call, "anybody may do it").await?;
        told(&format!("asked {} for access", self.subject), done)
    }
}

impl Readers {
    pub(super) async fn run(self, chain: &Chain) -> Result<bool, NotaryError> {
        let grants: Vec<Grant<AccountId32>> = self.all(chain, "NotaryApi_grants").await?;
        let requests: Vec<AccessRequest<AccountId32>> =
            self.all(chain, "NotaryApi_requests").await?;
        let now = chain.moment().await?;
        println!("{}", show_access::readers(&grants, &requests, now));
        Ok(true)
    }

    /// All that a person has of these.
    async fn all<T>(&self, chain: &Chain, function: &str) -> Result<Vec<T>, NotaryError>
    where
        AccessPage<T>: Decode,
    {
        let head = chain.finalised_head().await?;
        let (mut all, mut from) = (Vec::new(), 0);
        loop {
            let asked = (self.subject, from, MAX_PAGE);
            let page: AccessPage<T> = chain.call(function, asked, head).await?;
            all.extend(page.items);
            match page.next {
                Some(next) if next > from => from = next,
                _ => return Ok(all),
            }
        }
    }
}
