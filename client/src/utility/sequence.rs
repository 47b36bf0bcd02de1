//! What the links of an account's chain say in their order: how it began, on what terms days are billed, and its bills.

use super::{
    books::Opened,
    history::Link,
    terms::{Entitled, Entitlements},
};
use crate::chain::BlockRef;
use adliya_primitives::BillNumber;
use pallet_utility_bills::types::{Entry, Note, NoteKind, Stage, Statement};

/// What the links say.
#[derive(Default)]
pub(crate) struct Sequence {
    pub(crate) opened: Option<Opened>,
    /// Where each bill begins, then where the running cycle does.
    pub(crate) begins: Vec<Stage>,
    pub(crate) bills: Vec<Billed>,
    entitlements: Entitlements,
}

/// A bill of the chain.
pub(crate) struct Billed {
    pub(crate) statement: Statement,
    pub(crate) block: BlockRef,
    /// On what terms its days, and those before, are billed as far as the chain says by then.
    pub(crate) entitlements: Entitlements,
    /// Where the next one begins, if bills were taken back after this one: with the first of them.
    pub(crate) anew: Option<Stage>,
}

impl Sequence {
    /// Reads links, oldest first, and where the running cycle begins after them.
    pub(crate) fn of(links: &[Link<Entry>], running: Stage) -> Self {
        let mut read = Self::default();
        for link in links {
            read.follow(link);
        }
        read.begins.push(running);
        read
    }

    fn follow(&mut self, link: &Link<Entry>) {
        match link.entry {
            Entry::Opened {
                begins,
                owed,
                credit,
            } => {
                self.opened = Some(Opened {
                    begins,
                    owed,
                    credit,
                });
            }
            Entry::Entitled {
                from,
                category,
                discount,
            } => self.entitlements.note(Entitled {
                from,
                category,
                discount,
            }),
            Entry::Bill(statement) => {
                self.begins.push(statement.begins);
                self.bills.push(Billed {
                    statement,
                    block: link.block,
                    entitlements: self.entitlements.clone(),
                    anew: None,
                });
            }
            Entry::Note(note) => self.note(&note),
        }
    }

    /// The first bill that is taken back is named first: the next one begins where it did.
    fn note(&mut self, note: &Note) {
        let is_taken_back = note.kind == NoteKind::Reversal;
        let begins = self.bill(note.bill).map(|is| is.statement.begins);
        let begins = begins.filter(|_| is_taken_back);
        if let Some(last) = self.bills.last_mut() {
            last.anew = last.anew.or(begins);
        }
    }

    /// The bill of a number.
    pub(crate) fn bill(&self, number: BillNumber) -> Option<&Billed> {
        self.bills.iter().find(|is| is.statement.number == number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::utility::samples::{day, june, stage};
    use adliya_tariffs::Day;
    use sp_core::H256;

    fn links(entries: &[Entry]) -> Vec<Link<Entry>> {
        let block = BlockRef {
            hash: H256::zero(),
            number: 5,
        };
        let link = |entry: &Entry| Link {
            entry: *entry,
            block,
        };
        entries.iter().map(link).collect()
    }

    fn entitled(from: Day, category: u8) -> Entry {
        Entry::Entitled {
            from,
            category,
            discount: None,
        }
    }

    fn bill(number: u32) -> Entry {
        let mut statement = june(0);
        statement.number = BillNumber(number);
        statement.begins = stage(day(6, 1).plus(number), 0);
        Entry::Bill(statement)
    }

    #[test]
    fn a_bill_is_on_the_terms_that_the_chain_had_said_before_it() {
        let entries = [
            entitled(day(6, 1), 0),
            bill(1),
            entitled(day(6, 1), 1),
            bill(2),
        ];
        let read = Sequence::of(&links(&entries), stage(day(7, 1), 0));
        let categories = read.bills.iter().map(|is| {
            let on = is.entitlements.on(day(6, 20));
            on.map(|(is, _)| is.category)
        });
        assert_eq!(categories.collect::<Vec<_>>(), [Some(0), Some(1)]);
    }

    #[test]
    fn what_follows_bills_that_were_taken_back_begins_with_the_first_of_them() {
        let taken_back = |bill| {
            Entry::Note(Note {
                bill: BillNumber(bill),
                kind: NoteKind::Reversal,
                amount: 0,
                document: H256::zero(),
                at: 0,
            })
        };
        let entries = [bill(1), bill(2), taken_back(1), taken_back(2), bill(3)];
        let read = Sequence::of(&links(&entries), stage(day(7, 1), 0));
        let anew: Vec<_> = read.bills.iter().map(|is| is.anew).collect();
        let first = read.bill(BillNumber(1)).map(|is| is.statement.begins);
        assert_eq!(anew, [None, first, None]);
        assert_eq!(read.begins.len(), 4, "the running cycle is the last");
    }
}
