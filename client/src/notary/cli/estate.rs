//! `adliya notary estate` and `adliya notary will`: what the dead leave.

use super::{
    of_notary,
    options::{By, Papers},
    send, told, NOTARY,
};
use crate::{
    chain::Chain,
    cli::subject,
    notary::{calls::estates as calls, name, show_estate, variant, NotaryError},
    submit::Sign,
    transact::{Done, FourEyes},
};
use adliya_primitives::{EstateId, SubjectId, WillId};
use clap::{Args, Subcommand};
use pallet_estates::types::{
    CertificatesPage, Choice, EstateView, HeirsPage, Share, WillForm, WillsView, MAX_PAGE,
};
use sp_core::H256;

#[derive(Debug, Subcommand)]
pub(super) enum Wills {
    /// Register the will of somebody who is before the notary. It supersedes their former one.
    Register(Register),
    /// Take a will back, for its testator, who is before the notary.
    Withdraw(WithdrawWill),
    /// List the wills of somebody who is dead, the latest first.
    List(OfDead),
}

#[derive(Debug, Subcommand)]
pub(super) enum Estates {
    /// Tell what is known of an estate: its times, its heirs and its certificates.
    Show(Which),
    /// Take an estate into the notary's practice.
    Take(ByNotary),
    /// Give an estate free for another practice to take.
    Release(ByNotary),
    /// List what there is and what is owed.
    List(WithPaper),
    /// Accept what comes to an heir, for ever.
    Accept(Declare),
    /// Renounce what comes to an heir, for ever.
    Renounce(Declare),
    /// Admit an heir who is too late, since all who have accepted agree.
    Admit(Admit),
    /// Issue a certificate of the right to an inheritance.
    Certify(Certify),
    /// Put another heir into a certificate of the same block, which they hold together.
    Join(Join),
    /// Certify the share of the surviving spouse in what both owned.
    SpousalShare(WithPaper),
    /// Close an estate that is divided, or that nobody has accepted.
    Close(WithPaper),
}

#[derive(Debug, Args)]
pub(super) struct Register {
    #[command(flatten)]
    papers: Papers,
    /// The testator's subject in the domain of wills.
    #[arg(long, value_parser = subject)]
    testator: SubjectId,
    /// How it was made: notarised, closed or equated.
    #[arg(long, default_value = "notarised", value_parser = form)]
    form: WillForm,
    /// The secret URI of the notary.
    #[arg(long)]
    notary_uri: String,
}

#[derive(Debug, Args)]
pub(super) struct WithdrawWill {
    /// The will's number.
    #[arg(long)]
    will: u64,
    /// The secret URI of the notary.
    #[arg(long)]
    notary_uri: String,
}

#[derive(Debug, Args)]
pub(super) struct OfDead {
    /// The person's subject in the civil register.
    #[arg(long, value_parser = subject)]
    deceased: SubjectId,
}

/// Which estate: exactly one of them.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub(super) struct Which {
    /// The estate's number.
    #[arg(long)]
    estate: Option<u64>,
    /// The subject of the deceased in the civil register.
    #[arg(long, value_parser = subject)]
    deceased: Option<SubjectId>,
}

#[derive(Debug, Args)]
pub(super) struct ByNotary {
    /// The estate's number.
    #[arg(long)]
    estate: u64,
    /// The secret URI of the notary.
    #[arg(long)]
    notary_uri: String,
}

#[derive(Debug, Args)]
pub(super) struct WithPaper {
    #[command(flatten)]
    papers: Papers,
    #[command(flatten)]
    by: ByNotary,
}

#[derive(Debug, Args)]
pub(super) struct Declare {
    #[command(flatten)]
    papers: Papers,
    /// The estate's number.
    #[arg(long)]
    estate: u64,
    #[command(flatten)]
    by: By,
    /// Who declares it before the notary, in the notary's domain.
    #[arg(long, requires = "notary_uri", value_parser = subject)]
    heir: Option<SubjectId>,
}

#[derive(Debug, Args)]
pub(super) struct Admit {
    #[command(flatten)]
    papers: Papers,
    /// The estate's number.
    #[arg(long)]
    estate: u64,
    /// Who is admitted, in the notary's domain.
    #[arg(long, value_parser = subject)]
    heir: SubjectId,
    #[command(flatten)]
    by: FourEyes,
}

#[derive(Debug, Args)]
pub(super) struct Certify {
    #[command(flatten)]
    papers: Papers,
    #[command(flatten)]
    by: ByNotary,
    /// Whose share, in the notary's domain.
    #[arg(long, value_parser = subject)]
    heir: SubjectId,
    /// How much of the estate, as in 1/3.
    #[arg(long, value_parser = share)]
    share: Share,
}

#[derive(Debug, Args)]
pub(super) struct Join {
    #[command(flatten)]
    by: ByNotary,
    /// The certificate's number.
    #[arg(long)]
    certificate: u32,
    /// Whose share, in the notary's domain.
    #[arg(long, value_parser = subject)]
    heir: SubjectId,
    /// How much of the estate, as in 1/3.
    #[arg(long, value_parser = share)]
    share: Share,
}

fn form(text: &str) -> Result<WillForm, String> {
    variant(text).ok_or_else(|| "it must be notarised, closed or equated".to_owned())
}

fn share(text: &str) -> Result<Share, String> {
    let share = text.split_once('/').and_then(|(parts, of)| {
        let (parts, of) = (parts.parse().ok()?, of.parse().ok()?);
        Some(Share { parts, of })
    });
    share
        .filter(|share| share.is_well_formed())
        .ok_or_else(|| "a share is as in 1/3: something, and no more than the whole".to_owned())
}

impl Wills {
    pub(super) async fn run(self, chain: &Chain) -> Result<bool, NotaryError> {
        match self {
            Self::Register(is) => {
                let call = |root| calls::register_will(is.testator, is.form, root);
                let notary = &is.notary_uri;
                let done = with_paper(chain, notary, &is.papers, "will", call).await?;
                let will: WillId = done.event("Estates", "WillRegistered")?;
                told(&format!("registered will {will}"), done)
            }
            Self::Withdraw(is) => {
                let call = calls::withdraw_will(WillId(is.will));
                let what = format!("withdrew will {}", is.will);
                told(&what, by_notary(chain, &is.notary_uri, &call).await?)
            }
            Self::List(OfDead { deceased }) => {
                let head = chain.finalised_head().await?;
                let function = "EstatesApi_wills_of";
                let wills: Option<WillsView> = chain.call(function, deceased, head).await?;
                match &wills {
                    Some(wills) => println!("{}", show_estate::wills(wills)),
                    None => println!("there is nobody dead of that subject who left a will"),
                }
                Ok(wills.is_some())
            }
        }
    }
}

impl Estates {
    pub(super) async fn run(self, chain: &Chain) -> Result<bool, NotaryError> {
        match self {
            Self::Show(which) => which.show(chain).await,
            Self::Take(ByNotary { estate, notary_uri }) => {
                let call = calls::take_estate(EstateId(estate));
                let done = by_notary(chain, &notary_uri, &call).await?;
                told(&format!("took estate {estate}"), done)
            }
            Self::Release(ByNotary { estate, notary_uri }) => {
                let call = calls::release_estate(EstateId(estate));
                let done = by_notary(chain, &notary_uri, &call).await?;
                told(&format!("gave estate {estate} free"), done)
            }
            Self::List(WithPaper { papers, by }) => {
                let estate = EstateId(by.estate);
                let call = |root| calls::list_estate(estate, root);
                let done = with_paper(chain, &by.notary_uri, &papers, "inventory", call).await?;
                told(&format!("listed estate {estate}"), done)
            }
            Self::Accept(declare) => declare.run(chain, Choice::Accept).await,
            Self::Renounce(declare) => declare.run(chain, Choice::Renounce).await,
            Self::Admit(is) => {
                let paper = is.papers.paper(chain, "consents")?;
                let call = calls::admit_heir(EstateId(is.estate), is.heir, paper.root);
                println!("paper: {}", paper.path.display());
                let what = format!("admitted {} to estate {}", is.heir, is.estate);
                let sent = is.by.send(chain, &call, NOTARY, &what).await;
                paper.settle(sent.map_err(NotaryError::from))
            }
            Self::Certify(Certify {
                papers,
                by,
                heir,
                share,
            }) => {
                let call = |root| calls::issue_certificate(EstateId(by.estate), heir, share, root);
                let done = with_paper(chain, &by.notary_uri, &papers, "certificate", call).await?;
                let numbers: (EstateId, u32) = done.event("Estates", "CertificateIssued")?;
                told(&format!("issued certificate {}", numbers.1), done)
            }
            Self::Join(Join {
                by,
                certificate,
                heir,
                share,
            }) => {
                let call = calls::join_certificate(EstateId(by.estate), certificate, heir, share);
                let done = by_notary(chain, &by.notary_uri, &call).await?;
                told(&format!("put {heir} into certificate {certificate}"), done)
            }
            Self::SpousalShare(WithPaper { papers, by }) => {
                let call = |root| calls::certify_spousal_share(EstateId(by.estate), root);
                let done = with_paper(chain, &by.notary_uri, &papers, "spouse", call).await?;
                let numbers: (EstateId, u32) = done.event("Estates", "SpousalShareCertified")?;
                told(&format!("issued certificate {}", numbers.1), done)
            }
            Self::Close(WithPaper { papers, by }) => {
                let call = |root| calls::close_estate(EstateId(by.estate), root);
                let done = with_paper(chain, &by.notary_uri, &papers, "closing", call).await?;
                told(&format!("closed estate {}", by.estate), done)
            }
        }
    }
}

impl Declare {
    async fn run(self, chain: &Chain, choice: Choice) -> Result<bool, NotaryError> {
        let estate = EstateId(self.estate);
        let heir = self.by.before("--heir", self.heir)?;
        let paper = self.papers.paper(chain, &name(choice))?;
        let own = calls::declare(estate, choice, paper.root);
        let other = calls::attest_declaration(estate, heir, choice, paper.root);
        let done = paper.settle(self.by.send(chain, &own, &other).await)?;
        println!("paper: {}", paper.path.display());
        let verb = match choice {
            Choice::Accept => "accepted",
            Choice::Renounce => "renounced",
        };
        told(&format!("{verb} estate {estate}"), done)
    }
}

impl Which {
    async fn show(self, chain: &Chain) -> Result<bool, NotaryError> {
        let head = chain.finalised_head().await?;
        let view: Option<EstateView> = match (self.estate, self.deceased) {
            (Some(id), _) => chain.call("EstatesApi_estate_by_id", id, head).await?,
            (None, deceased) => {
                let deceased = deceased.unwrap_or_default();
                chain.call("EstatesApi_estate", deceased, head).await?
            }
        };
        let Some(view) = view else {
            println!("there is no such estate");
            return Ok(false);
        };
        let (mut heirs, mut after) = (Vec::new(), None);
        loop {
            let asked = (view.id, after, MAX_PAGE);
            let page: HeirsPage = chain.call("EstatesApi_heirs", asked, head).await?;
            heirs.extend(page.heirs);
            // A node that names the same place again would go on for ever.
            if page.next.is_none() || page.next == after {
                break;
            }
            after = page.next;
        }
        let (mut certificates, mut from) = (Vec::new(), 0);
        loop {
            let asked = (view.id, from, MAX_PAGE);
            let page: CertificatesPage = chain.call("EstatesApi_certificates", asked, head).await?;
            certificates.extend(page.certificates);
            match page.next {
                Some(next) if next > from => from = next,
                _ => break,
            }
        }
        println!("{}", show_estate::estate(&view, &heirs, &certificates));
        Ok(true)
    }
}

async fn by_notary(chain: &Chain, uri: &str, call: &impl Sign) -> Result<Done, NotaryError> {
    send(chain, &of_notary(uri)?, call, NOTARY).await
}

/// Sends what a notary does with the root of a paper.
async fn with_paper<C: Sign>(
    chain: &Chain,
    uri: &str,
    papers: &Papers,
    what: &str,
    call: impl FnOnce(H256) -> C,
) -> Result<Done, NotaryError> {
    let notary = of_notary(uri)?;
    let paper = papers.paper(chain, what)?;
    let done = paper.settle(send(chain, &notary, &call(paper.root), NOTARY).await)?;
    println!("paper: {}", paper.path.display());
    Ok(done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_something_and_no_more_than_the_whole() {
        assert_eq!(share("2/3"), Ok(Share { parts: 2, of: 3 }));
        for wrong in ["0/3", "4/3", "1/0", "1", "1/3/4", "-1/3", "a/b"] {
            assert!(share(wrong).is_err(), "{wrong}");
        }
    }
}
