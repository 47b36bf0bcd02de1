//! A draft on its way to the chain: its salts are on disk before anything is sent, and are found again after a crash.

use super::{
    calls::{self, CheckParties},
    document::{Folder, Text},
    draft::{Content, Draft},
    send, NotaryError,
};
use crate::{
    chain::{Chain, ChainError, MORTALITY},
    claims::salted_claims,
    declaration::FieldError,
    receipt::VERSION,
    signers::Signer,
};
use adliya_primitives::{ActId, SubjectId};
use pallet_notary::types::{ActView, DossierPage, MAX_PAGE};
use sp_core::H256;
use std::path::PathBuf;
use subxt::transactions::StaticPayload;

/// What only notaries do.
pub(crate) const NOTARY: &str = "it takes a notary";

/// Drafts an act, and returns its number and where its document is.
pub(crate) async fn draft(
    chain: &Chain,
    notary: &Signer,
    folder: &Folder,
    draft: Draft,
) -> Result<(ActId, PathBuf), NotaryError> {
    let subject = draft
        .first_party()
        .ok_or_else(|| FieldError::new("parties", "an act is somebody's"))?;
    let tree = salted_claims(&draft.claims)?;
    let anchor = chain.anchor(0).await?;
    let text = Text {
        version: VERSION,
        genesis: chain.genesis(),
        void_after: anchor.number.saturating_add(MORTALITY),
        subject,
        claims_root: tree.root(),
        claims: tree.claims().to_vec(),
    };
    folder.note(&text)?;
    let (root, term, link) = (text.claims_root.0, draft.term, draft.link);
    let sent = match &draft.content {
        Content::Act(kind, parties) => {
            let call = calls::draft_act(*kind, parties, root, term, link);
            send(chain, notary, &call, NOTARY).await
        }
        Content::Sale(parties, terms) => {
            let call = calls::money::draft_sale(parties, terms, text.claims_root, term);
            send(chain, notary, &call, NOTARY).await
        }
        Content::Power(grantors, terms) => {
            let call = calls::draft_power(grantors, terms, root, term, link);
            send(chain, notary, &call, NOTARY).await
        }
    };
    let block = match sent {
        Ok(done) => done.block,
        Err(error) => {
            // Of anything else it is not known whether it comes on chain: the next draft finds out.
            if matches!(error, NotaryError::Refused(_)) {
                folder.forget(&text)?;
            }
            return Err(error);
        }
    };
    let act = find(chain, &text, block.hash).await?;
    let act =
        act.ok_or_else(|| ChainError::Answer("the act that was drafted is missing".into()))?;
    Ok((act, folder.keep(act, text)?))
}

/// Settles what an earlier run left: keeps the documents of what came on chain after all, whose paths it returns, and
/// forgets what cannot come any more.
pub(crate) async fn recover(chain: &Chain, folder: &Folder) -> Result<Vec<PathBuf>, NotaryError> {
    let mut kept = Vec::new();
    let unsettled = folder.unsettled()?.into_iter();
    for text in unsettled.filter(|text| text.genesis == chain.genesis()) {
        let head = chain.finalised_head().await?;
        let height = u64::from(chain.header(head).await?.number);
        match find(chain, &text, head).await? {
            Some(act) => kept.push(folder.keep(act, text)?),
            None if height > text.void_after => folder.forget(&text)?,
            None => {}
        }
    }
    Ok(kept)
}

/// The act of this text. The salts make a root unique, so an act with it is the one that was asked for.
async fn find(chain: &Chain, text: &Text, at: H256) -> Result<Option<ActId>, ChainError> {
    let mut from = None;
    loop {
        let page = page(chain, text.subject, from, at).await?;
        let mut acts = page.acts.iter();
        let found = acts.find(|view| view.act.claims_root == text.claims_root);
        match (found, page.next) {
            (Some(view), _) => return Ok(Some(view.id)),
            (None, next @ Some(_)) if next > from => from = next,
            _ => return Ok(None),
        }
    }
}

/// The checks that its parties live without which an act is not certified: of all but two, whom the certification asks about.
pub(crate) async fn checks(
    chain: &Chain,
    act: ActId,
) -> Result<Vec<StaticPayload<CheckParties>>, ChainError> {
    let head = chain.finalised_head().await?;
    let view: Option<ActView> = chain.call("NotaryApi_act", act, head).await?;
    let parties = view.map(|view| view.act.parties).unwrap_or_default();
    let subjects: Vec<_> = parties.iter().map(|party| party.subject).collect();
    Ok(pairs(&subjects)
        .map(|pair| calls::check_parties(act.0, pair))
        .collect())
}

/// All but the first two, in pairs; who is left over is named twice.
fn pairs(subjects: &[SubjectId]) -> impl Iterator<Item = [SubjectId; 2]> + '_ {
    let others = subjects.get(2..).unwrap_or_default();
    others.chunks(2).filter_map(|pair| match pair {
        [one, other] => Some([*one, *other]),
        [one] => Some([*one, *one]),
        _ => None,
    })
}

/// A page of a person's dossier.
pub(crate) async fn page(
    chain: &Chain,
    subject: SubjectId,
    from: Option<ActId>,
    at: H256,
) -> Result<DossierPage, ChainError> {
    let function = "NotaryApi_dossier";
    chain.call(function, (subject, from, MAX_PAGE), at).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_parties_but_two_are_checked_in_pairs() {
        let subjects: Vec<_> = (1..=5).map(|byte| SubjectId::from([byte; 32])).collect();
        let of = |count| pairs(&subjects[..count]).collect::<Vec<_>>();
        assert!(of(0).is_empty() && of(2).is_empty());
        assert_eq!(of(3), [[subjects[2], subjects[2]]]);
        assert_eq!(
            of(5),
            [[subjects[2], subjects[3]], [subjects[4], subjects[4]]]
        );
    }
}
