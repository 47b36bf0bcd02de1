//! What the pallet tells.

use frame_support::pallet_macros::pallet_section;

/// The events, which the pallet imports.
#[pallet_section]
mod events {
    /// `officer` is the mandate of the one who authorised the change, `office` the office it was for. Sums are in minor units
    /// of the account's asset.
    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    pub enum Event<T: Config> {
        /// A contract's account was opened: the first link of its chain.
        AccountOpened {
            /// Of which contract.
            contract: ContractId,
            /// Where billing begins.
            begins: Stage,
            /// What the consumer owed.
            owed: u128,
            /// What the supplier owed.
            credit: u128,
            /// The head of the chain.
            head: H256,
        },
        /// Days of a cycle were billed, and others are left: a tariff ends, or the cycle is long.
        CycleAdvanced {
            /// Of which contract.
            contract: ContractId,
            /// The first day that is not billed.
            day: Day,
            /// The day with which the cycle ends.
            ends: Day,
        },
        /// Days are billed with another category or discount than those before, or anew: the next link of the chain.
        EntitlementBilled {
            /// Of which contract.
            contract: ContractId,
            /// The first day.
            from: Day,
            /// In which category of the tariff's consumers.
            category: u8,
            /// Which of the tariff's discounts, by its place.
            discount: Option<u8>,
            /// The head of the chain.
            head: H256,
        },
        /// A cycle was closed with a bill, which is the next link of the chain.
        BillClosed {
            /// Of which contract.
            contract: ContractId,
            /// What the bill says.
            statement: Statement,
            /// The head of the chain.
            head: H256,
        },
        /// Somebody paid for a contract.
        Paid {
            /// For which contract.
            contract: ContractId,
            /// Who.
            payer: T::AccountId,
            /// How much.
            amount: u128,
        },
        /// A social office paid for a contract.
        Subsidised {
            /// For which contract.
            contract: ContractId,
            /// How much.
            amount: u128,
            /// The office.
            office: OfficeId,
            /// Its officer.
            officer: MandateId,
        },
        /// Bills were settled, oldest first.
        Settled {
            /// Of which contract.
            contract: ContractId,
            /// How much went to the supplier from what was prepaid.
            paid: u128,
            /// How much was set off against credit.
            set_off: u128,
            /// What is left to pay.
            payable: u128,
        },
        /// A bill was corrected downwards: the next link of the chain.
        BillCredited {
            /// Of which contract.
            contract: ContractId,
            /// What the note says.
            note: Note,
            /// The head of the chain.
            head: H256,
            /// The supplier.
            office: OfficeId,
            /// Its officer.
            officer: MandateId,
        },
        /// A bill was corrected upwards: the next link of the chain.
        BillDebited {
            /// Of which contract.
            contract: ContractId,
            /// What the note says.
            note: Note,
            /// The head of the chain.
            head: H256,
            /// The supplier.
            office: OfficeId,
            /// Its officer.
            officer: MandateId,
            /// The supervisor who confirmed it.
            supervisor: MandateId,
        },
        /// A ruling took something off a bill: the next link of the chain.
        RulingApplied {
            /// Of which contract.
            contract: ContractId,
            /// What the note says. Its document is the ruling.
            note: Note,
            /// The head of the chain.
            head: H256,
        },
        /// A bill was taken back, since its days are billed anew, by a real reading or as those of a contract that has ended: the
        /// next link of the chain.
        BillReversed {
            /// Of which contract.
            contract: ContractId,
            /// What the note says.
            note: Note,
            /// The head of the chain.
            head: H256,
        },
        /// A bill is contested, and what is not paid of the claim is frozen.
        BillFrozen {
            /// Of which contract.
            contract: ContractId,
            /// Of which bill.
            bill: BillNumber,
            /// How much.
            amount: u128,
        },
        /// What a contest of a bill comes to is decided. What is frozen yet is to pay again.
        BillUnfrozen {
            /// Of which contract.
            contract: ContractId,
            /// Of which bill.
            bill: BillNumber,
            /// How much.
            amount: u128,
        },
        /// A supplier offered a plan of instalments.
        PlanOffered {
            /// For which contract.
            contract: ContractId,
            /// How many.
            instalments: u8,
            /// Until when the first one is to be paid.
            first_at: Moment,
            /// How long after it the next one is.
            interval: Moment,
            /// The supplier.
            office: OfficeId,
            /// Its officer.
            officer: MandateId,
        },
        /// A consumer accepted a plan.
        PlanAccepted {
            /// For which contract.
            contract: ContractId,
            /// What is paid in instalments.
            amount: u128,
            /// The last bill that it is for.
            through: BillNumber,
        },
        /// All that a plan was for is paid or credited, or nothing is left of it.
        PlanFulfilled {
            /// For which contract.
            contract: ContractId,
        },
        /// What was left after the end of a contract was given back.
        Refunded {
            /// Of which contract.
            contract: ContractId,
            /// The consumer's wallet.
            wallet: T::AccountId,
            /// How much had been prepaid.
            prepaid: u128,
            /// How much the supplier owed.
            credit: u128,
        },
        /// A supplier took money from its account.
        Withdrawn {
            /// To which account.
            to: T::AccountId,
            /// Of which asset.
            asset: T::AssetId,
            /// How much.
            amount: u128,
            /// The supplier.
            office: OfficeId,
            /// Its officer.
            officer: MandateId,
            /// The supervisor who confirmed it.
            supervisor: MandateId,
        },
        /// A social office has granted a discount.
        DiscountGranted {
            /// Of which contract.
            contract: ContractId,
            /// Which, and for which days.
            grant: Grant,
            /// The office.
            office: OfficeId,
            /// Its officer.
            officer: MandateId,
        },
        /// A discount ends.
        DiscountEnded {
            /// Of which contract.
            contract: ContractId,
            /// The first day without it.
            from: Day,
            /// The office.
            office: OfficeId,
            /// Its officer.
            officer: MandateId,
        },
    }
}
