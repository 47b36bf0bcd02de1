//! What the errors of the estates' pallet mean, in words that a notary or an heir can act on.

/// What an error of the pallet means.
pub(crate) fn meaning(error: &str) -> &'static str {
    match error {
        "WillNotFound" => "there is no will of that number",
        "Deceased" => "the person is dead: the testator, or the heir",
        "Superseded" => "there is a later will",
        "AlreadyWithdrawn" => "the will was taken back",
        "AlreadyAnnulled" => "a court has annulled it",
        "NotFound" => "there is no estate of that number",
        "EstateVoid" => "the person whose estate it was lives",
        "EstateClosed" => "the estate is settled, or is the state's",
        "AlreadyTaken" => "a notary keeps the estate",
        "AlreadyReleased" => "the practice has given the estate free",
        "NotTaken" => "no notary has taken the estate",
        "OtherPractice" => "another practice keeps the estate",
        "OutsideJurisdiction" => "the place does not lie within the region of the office",
        "NotaryNotIdentified" => {
            "nobody has said who the notary is in this domain: an identity officer does"
        }
        "ConflictOfInterest" => "the notary, or a relative of the notary, has a part in it",
        "WalletNotSpeaking" => {
            "the key is nobody's wallet with the notary, or not yet, or theirs is dead"
        }
        "OwnEstate" => "nobody inherits from themselves",
        "AlreadyDeclared" => "the heir has accepted or renounced, and that is final",
        "PeriodOver" => "the time to accept or renounce is over",
        "PeriodNotOver" => "the time to accept or renounce is not over: the heir declares it",
        "NobodyToAgree" => "nobody has accepted who could agree: it is for a court",
        "TooEarly" => "it is too early to certify shares or to close the estate",
        "NotHeir" => "the person has not accepted, or a court has excluded them",
        "AlreadyHeir" => "the person inherits already",
        "ShareMalformed" => "the share is nothing, or more than the whole",
        "SharesExceedEstate" => "all shares together would be more than the estate",
        "SharesTooFine" => "the shares have no common measure that can be kept",
        "AlreadyCertified" => "a certificate has the heir's share, or the spouse's",
        "CertificateNotFound" => "there is no certificate of that number",
        "KindMismatch" => "the certificate is of a spouse's share",
        "CertificateFinal" => "the certificate is of an earlier block: nothing is added to it",
        "TooManyHolders" => "the certificate has as many heirs as there can be",
        "CertificateStands" => "a certificate with the heir's share stands: it is annulled first",
        "NotDivided" => "heirs accept, and their shares are not all certified",
        "NotOfEstate" => "the will is not one of the deceased",
        _ => crate::refusal::UNKNOWN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of a pallet's errors, as its source has them.
    fn names(source: &str) -> Vec<&str> {
        let lines = source.lines().map(str::trim);
        let names = lines.filter_map(|line| line.strip_suffix(','));
        let is_name = |name: &&str| name.chars().all(char::is_alphanumeric);
        names.filter(is_name).collect()
    }

    #[test]
    fn every_error_that_a_clerk_can_meet_has_words() {
        let own = |source: &'static str, meaning: fn(&str) -> &'static str| {
            let names = names(source);
            assert!(names.len() > 20);
            for name in names.into_iter().filter(|name| *name != "NoIdLeft") {
                assert_ne!(meaning(name), crate::refusal::UNKNOWN, "{name}");
            }
        };
        own(
            include_str!("../../../../pallets/estates/src/errors.rs"),
            meaning,
        );
        let of_acts = crate::notary::refusal::meaning;
        own(
            include_str!("../../../../pallets/notary/src/errors.rs"),
            of_acts,
        );
    }
}
