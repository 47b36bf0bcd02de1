//! A draft on its way to the chain: its salts are on disk before anything is sent, and are found again after a crash.

use super::{
    calls,
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
use pallet_notary::types::{DossierPage, MAX_PAGE};
use sp_core::H256;
use std::path::PathBuf;

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
