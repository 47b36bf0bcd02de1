//! What `adliya utility bill` takes.

use crate::{notary::moment, transact::FourEyes, utility::papers::hash};
use adliya_primitives::{ContractId, Moment};
use clap::{Args, Subcommand};
use sp_core::H256;
use std::num::NonZeroU16;
use subxt::utils::AccountId32;

#[derive(Debug, Subcommand)]
pub(in crate::utility::cli) enum Command {
    /// Open the account of a contract, from its opening reading on. Anybody may.
    OpenAccount(BySigner),
    /// Close the running cycle with a bill. Anybody may; nothing in it is the caller's choice.
    CloseCycle(BySigner),
    /// Show an account with its last bills.
    Show(Of),
    /// What the last firm reading would be billed now.
    Preview(Of),
    /// How the chain computed a bill, line by line.
    Explain(Explain),
    /// Compute every bill again off chain, and check the account's hash chain from the blocks. The node has to keep old states.
    Verify(Of),
    /// Pay for a contract: what is to pay first, the rest in advance. Anybody may.
    #[command(alias = "prepay")]
    Pay(Pay),
    /// Pay what is to pay from a social office's account.
    Subsidise(Subsidise),
    /// Grant one of the tariff's discounts from the next month on, as a social office's officer.
    GrantDiscount(GrantDiscount),
    /// End a discount with this month, as a social office's officer.
    EndDiscount(BySocialOfficer),
    /// Take something off a bill, as a contract officer of the supplier.
    Credit(Credit),
    /// Add something to a bill, as a contract officer and a supervisor.
    Debit(Debit),
    /// Take money from the supplier's account, as a contract officer and a supervisor.
    Withdraw(Withdraw),
    /// Show what an office has on the account from which it pays and to which it is paid, and where that is. Anybody may pay in.
    OfficeMoney(OfficeMoney),
    /// Offer to take what is to pay in instalments, as a contract officer.
    OfferPlan(OfferPlan),
    /// Accept the plan that is offered, as the consumer.
    AcceptPlan(ByWallet),
    /// Have what is left given back when a contract has ended, as the consumer.
    Refund(ByWallet),
}

#[derive(Debug, Args)]
pub(in crate::utility::cli) struct Of {
    /// The contract's number.
    pub(super) contract: u64,
}

#[derive(Debug, Args)]
pub(in crate::utility::cli) struct BySigner {
    /// The contract's number.
    pub(super) contract: u64,
    /// The secret URI of whoever signs.
    #[arg(long)]
    pub(super) signer_uri: String,
}

impl BySigner {
    pub(super) fn id(&self) -> ContractId {
        ContractId(self.contract)
    }
}

#[derive(Debug, Args)]
pub(in crate::utility::cli) struct ByWallet {
    /// The contract's number.
    pub(super) contract: u64,
    /// The secret URI of the consumer's wallet.
    #[arg(long)]
    pub(super) wallet_uri: String,
}

#[derive(Debug, Args)]
pub(in crate::utility::cli) struct Explain {
    /// The contract's number.
    pub(super) contract: u64,
    /// The bill's number.
    #[arg(long)]
    pub(super) bill: u32,
}

#[derive(Debug, Args)]
pub(in crate::utility::cli) struct Pay {
    #[command(flatten)]
    pub(super) by: BySigner,
    /// How much, in the minor unit of the account's asset.
    #[arg(long)]
    pub(super) amount: u128,
}

#[derive(Debug, Args)]
pub(in crate::utility::cli) struct BySocialOfficer {
    /// The contract's number.
    pub(super) contract: u64,
    /// The secret URI of the social office's officer.
    #[arg(long)]
    pub(super) officer_uri: String,
}

#[derive(Debug, Args)]
pub(in crate::utility::cli) struct Subsidise {
    #[command(flatten)]
    pub(super) by: BySocialOfficer,
    /// How much, in the minor unit of the account's asset.
    #[arg(long)]
    pub(super) amount: u128,
}

#[derive(Debug, Args)]
pub(in crate::utility::cli) struct GrantDiscount {
    #[command(flatten)]
    pub(super) by: BySocialOfficer,
    /// Which of the tariff's discounts, by its place from 0 on.
    #[arg(long)]
    pub(super) discount: u8,
    /// For how many months, 1 to 12.
    #[arg(long)]
    pub(super) months: u8,
}

#[derive(Debug, Args)]
pub(in crate::utility::cli) struct Note {
    /// The contract's number.
    pub(super) contract: u64,
    /// The bill's number; 0 is the opening balance.
    #[arg(long)]
    pub(super) bill: u32,
    /// How much, in the minor unit of the account's asset.
    #[arg(long)]
    pub(super) amount: u128,
    /// The hash of the note.
    #[arg(long, value_parser = hash)]
    pub(super) document: H256,
}

#[derive(Debug, Args)]
pub(in crate::utility::cli) struct Credit {
    #[command(flatten)]
    pub(super) note: Note,
    /// The secret URI of the contract officer.
    #[arg(long)]
    pub(super) officer_uri: String,
}

#[derive(Debug, Args)]
pub(in crate::utility::cli) struct Debit {
    #[command(flatten)]
    pub(super) note: Note,
    #[command(flatten)]
    pub(super) by: FourEyes,
}

#[derive(Debug, Args)]
pub(in crate::utility::cli) struct Withdraw {
    /// The asset.
    #[arg(long, default_value_t = 1)]
    pub(super) asset: u32,
    /// How much, in its minor unit.
    #[arg(long)]
    pub(super) amount: u128,
    /// To which account.
    #[arg(long)]
    pub(super) to: AccountId32,
    #[command(flatten)]
    pub(super) by: FourEyes,
}

#[derive(Debug, Args)]
pub(in crate::utility::cli) struct OfficeMoney {
    /// The office's number.
    pub(super) office: u32,
    /// The asset.
    #[arg(long, default_value_t = 1)]
    pub(super) asset: u32,
}

#[derive(Debug, Args)]
pub(in crate::utility::cli) struct OfferPlan {
    /// The contract's number.
    pub(super) contract: u64,
    /// How many instalments, 2 to 12.
    #[arg(long)]
    pub(super) instalments: u8,
    /// Until when the first one is to be paid, as in 2026-05-01T00:00:00Z.
    #[arg(long, value_parser = moment)]
    pub(super) first_at: Moment,
    /// How many days after it the next one is, and so on.
    #[arg(long)]
    pub(super) every_days: NonZeroU16,
    /// The secret URI of the contract officer.
    #[arg(long)]
    pub(super) officer_uri: String,
}
