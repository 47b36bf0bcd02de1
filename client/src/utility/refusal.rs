//! What the errors of utility contracts, their bills and disputes over them mean, in words that a supplier or a household can act on.

/// What an error of the contracts means.
pub(crate) fn of_contracts(error: &str) -> &'static str {
    match error {
        "MalformedRegion" => "the region names a level below one that is zero",
        "OutsideJurisdiction" => "the region is outside that of the officer's office",
        "NoIdLeft" => "no number is left",
        "TariffNotFound" => "there is no tariff of that number",
        "TariffInvalid" => "the tariff makes no sense: `utility tariff check` says why",
        "TariffEnds" => "a table of the tariff ends with a limit: beyond it nothing has a price",
        "TariffElsewhere" => "the tariff names no season for its region",
        "TariffDecided" => "the regulator has decided on the tariff",
        "NoticeTooShort" => "the tariff would apply before the notice period is over",
        "NotAfterPredecessor" => "the tariff would not apply after the one that it follows",
        "ShapeChanged" => {
            "the tariff has another unit, asset or local time, other registers or fewer categories than the one before"
        }
        "TariffNotInForce" => "the tariff does not apply today, or not on the day of the opening reading",
        "SignatureInvalid" => "the wallet did not sign this subject on this chain",
        "WalletAlreadyLinked" => "the consumer has a wallet",
        "WalletTaken" => "the key is or was somebody's wallet",
        "WalletOfCivilStatus" => "the key is a wallet of the civil register: take another",
        "WalletNotLinked" => "the key is no consumer's wallet",
        "WalletNotYetSpeaking" => "the wallet is new, and speaks for its consumer a week later",
        "NotOfThisOffice" => "it is another supplier's",
        "NotASupplier" => "the office is no supplier",
        "NoRegisters" => "the meter has no register",
        "RegisterInvalid" => "a register cannot show this",
        "SerialTaken" => "a meter of that serial number is registered",
        "KeyTaken" => "a meter with that key is registered",
        "MeterNotFound" => "there is no meter of that number",
        "MeterRemoved" => "the meter was removed",
        "MeterNotFree" => "the meter is on a contract",
        "MeterNotInstalled" => "the meter is on no contract",
        "MeterNotCertified" => "metrology does not certify the meter for that time",
        "MeterNotPriced" => "the tariff is for another service, unit or number of registers than the meter's",
        "CertificateInForce" => "a certificate is in force that lasts longer: withdraw it first",
        "CertificatePast" => "the certificate would be over",
        "ContractNotFound" => "there is no contract of that number",
        "OutsideTariff" => "the place is outside the tariff's region",
        "UnknownCategory" => "the tariff has no such category of consumers",
        "OfferLapsed" => "the time to accept the offer is over",
        "OfferClosed" => "the offer was accepted, declined or withdrawn",
        "NotConsumer" => "the wallet is another consumer's",
        "OwnOffer" => "the officer made the offer: another one attests",
        "DocumentMismatch" => "the contract's document is another one than that",
        "NotActive" => "the contract is not active",
        "NotSuspended" => "the contract is not suspended",
        "NotInForce" => "the contract is not in force",
        "HasMeter" => "a meter is on the contract",
        "OtherService" => "the contract that would be replaced is for another service",
        "BothChange" => "the consumer and the supplier cannot change at once",
        "NotReplaced" => "the offer is not to take the place of the contract",
        "NotReleased" => "the consumer of the contract before has not released it; with their wallet, where the supplier changes",
        "ReadingTooOld" => "the last firm reading is too old to end a contract with, or to begin one: have the meter read first",
        "ConsumerDead" => "the consumer has died",
        "ConsumerAlive" => "the consumer lives, as far as the chain was told",
        "ProposalPending" => "a proposal waits for the other side's answer: it is answered, or its time is over, first",
        "ProposalNotFound" => "there is no such proposal, or the time to answer is over",
        "OwnProposal" => "who proposed it does not answer it",
        "NotAReading" => "the proposal is not a reading",
        "ReadingInFuture" => "the reading was taken later than now",
        "ReadingNotAfter" => "the reading was taken no later than one that counts",
        "ReadingReversed" => "the reading is less than one that counts",
        "NothingToEstimateFrom" => "too little is known, or there are too many estimates in a row",
        "SameCategory" => "the contract is in that category",
        "TooManyChanges" => "the category has changed too often within a year",
        "InspectionNotFound" => "no inspection is open",
        "MetrologyOnly" => "only metrology says that a meter is sound",
        "SwitchOverNotFound" => "there is no switch-over of that number",
        "SwitchOverEmpty" => "there is no contract to switch over",
        "NotUnderRoot" => "the paper is not the one that was anchored at that place",
        "PaperReplaces" => "a paper contract takes the place of no other",
        "AlreadyImported" => "the paper has become a contract",
        "OpeningMismatch" => "a paper has an opening reading if it has a meter, and only then",
        "NotImported" => "the contract was not on paper",
        "AlreadyDisputed" => "the contract is in dispute",
        "NotDisputed" => "the contract was not on paper, or its consumer does not dispute it",
        "DisputeTooLate" => "the contract is in force, or withdrawn: `utility dispute open --balance` disputes what it began with",
        _ => crate::refusal::UNKNOWN,
    }
}

/// What an error of the bills means.
pub(crate) fn of_bills(error: &str) -> &'static str {
    match error {
        "ContractNotFound" => "there is no contract of that number",
        "NeverInForce" => "the contract was never in force",
        "AccountExists" => "the contract has an account",
        "AccountNotFound" => "the contract has no account: `utility bill open-account` opens it",
        "NoOpeningReading" => "no meter was read where billing would begin",
        "NoReading" => "no firm reading ends a cycle yet",
        "TariffNotFound" => "a tariff of the contract is missing",
        "OtherAsset" => "the tariff is paid in another asset than the account",
        "EngineRefuses" => "the engine does not bill this: `utility bill preview` says why",
        "NoIdLeft" => "no number is left for a bill",
        "NothingToPay" => "the sum is nothing",
        "MoreThanPayable" => "the sum is more than what is to pay",
        "MoreThanBilled" => {
            "the sum is more than the bill came to, or of what is older more than is to pay"
        }
        "BillNotFound" => "there is no bill of that number",
        "BillNotKept" => "the bill is no longer kept",
        "NotOfThisOffice" => "it is another supplier's",
        "NotConsumer" => "the wallet does not speak for the consumer",
        "InstalmentsOutOfRange" => "a plan has 2 to 12 instalments",
        "InstalmentPast" => "the first instalment would be in the past",
        "PlanTooLong" => "the plan would last too long",
        "PlanKept" => "a plan was agreed on and is kept",
        "NoPlanOffered" => "no plan waits for the consumer",
        "NotEnded" => "the contract has not ended",
        "NotAllBilled" => "not all that was consumed is billed",
        "StillOwed" => "something is to pay, or frozen",
        "OutsideRegion" => "the contract is outside the region of the officer's office",
        "ContractEnded" => "the contract has ended",
        "MonthsOutOfRange" => "a discount is granted for 1 to 12 months",
        "NoSuchDiscount" => "the tariff does not have the discount",
        "TooManyGrants" => "there were too many discounts within a year",
        "NoDiscount" => "there is no discount beyond this month",
        "Contested" => "a dispute over the account is open",
        "NotContested" => "nothing of the account is disputed",
        "BillContested" => {
            "the bill is disputed: a reading takes it back when the dispute has ended"
        }
        "PlanDiffers" => "the plan that is offered has other terms: look at it again",
        "IntervalTooShort" => "the instalments would be less than a day apart",
        "NothingToRefund" => "there is nothing to give back",
        _ => crate::refusal::UNKNOWN,
    }
}

/// What an error of the disputes and of disconnection means.
pub(crate) fn of_disputes(error: &str) -> &'static str {
    match error {
        "ContractNotFound" => "there is no contract of that number",
        "AccountNotFound" => "the contract has no account: `utility bill open-account` opens it",
        "ContractEnded" => "the contract has ended",
        "NotConsumer" => "the wallet does not speak for the consumer",
        "NotOfThisOffice" => "it is another supplier's",
        "OutsideRegion" => "the contract is outside the region of the officer's office",
        "DisputeOpen" => "a dispute over the contract is open",
        "NotABill" => "bill 0 is the opening balance: `--balance` disputes it",
        "BalanceStands" => "the contract began with no balance, or the time to dispute it is over",
        "BillNotFound" => "there is no bill of that number",
        "BillNotKept" => "the bill is no longer kept",
        "ReadingNotBilled" => "the reading is not of the days of the bill",
        "NothingClaimed" => "the sum is nothing",
        "MoreThanContestable" => "the sum is more than what is left to credit",
        "AlreadyDisputed" => "it was disputed before, and nothing was debited since: it is not disputed twice",
        "NoDisconnection" => "no disconnection was announced or done",
        "NoIdLeft" => "no number is left for a dispute",
        "DisputeNotFound" => "there is no dispute of that number",
        "DisputeClosed" => "the dispute has ended",
        "AnswerOver" => "the time for evidence and the answer is over",
        "NotToRule" => {
            "the regulator rules once the supplier has answered, and the household has brought evidence or its time for that is over; and no later than it has to"
        }
        "NotLessThanClaimed" => "who grants all that is claimed upholds the dispute: `utility dispute uphold`",
        "NoDefault" => "nobody was silent for too long",
        "IsDisconnected" => "the consumer is disconnected",
        "NotDisconnected" => "the consumer is not disconnected",
        "AlreadyAnnounced" => "the disconnection was announced, and that has not lapsed",
        "NotAnnounced" => "the disconnection was not announced",
        "NoticeRunning" => "the consumer has time until the notice is over",
        "NoticeLapsed" => "it was announced too long ago: announce it anew",
        "NothingOverdue" => "nothing is overdue, or nothing that was when it was announced",
        "PlanKept" => "a plan of instalments is kept",
        "Protected" => "the consumer is protected by a social office",
        "Mourning" => "the consumer has died, and the heirs have time",
        "Winter" => "nobody is disconnected there in winter",
        "StillOverdue" => "something is overdue, and nothing forbids to disconnect for it",
        "AlreadyDemanded" => "the reconnection was demanded before",
        "ProtectionOutOfRange" => "the protection would end in the past, or last too long",
        "NotProtected" => "the consumer is not protected",
        _ => crate::refusal::UNKNOWN,
    }
}

/// Why the chain has not taken a reading that a meter has signed.
pub(crate) fn of_reading(reason: pallet_utility_contracts::types::Refusal) -> &'static str {
    use pallet_utility_contracts::types::Refusal::*;
    match reason {
        SignatureInvalid => "the meter did not sign it for this chain",
        CounterNotAbove => "a reading with this counter or a later one was taken before",
        TimeNotAfter => "it was taken no later than the last one",
        BeforeInstallation => "it was taken before the meter came to the contract",
        InFuture => "it was taken later than now",
        NotCertified => "the meter was not certified then",
        RegistersMismatch => "it has more or fewer registers than the meter",
        DigitsExceeded => "a register has not so many digits",
        RegisterReversed => "a register shows less than it did",
    }
}
