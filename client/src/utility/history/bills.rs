//! The chain of an account: every bill and note, and on what terms days are billed.

use super::Chained;
use crate::transact::Event;
use adliya_primitives::{BillNumber, ContractId, OfficeId};
use adliya_tariffs::{Day, LocalTime};
use codec::{Decode, DecodeAll};
use pallet_utility_bills::types::{Entry, Note, Stage, Statement};
use sp_core::H256;

/// The chain of a contract's account.
#[derive(Debug)]
pub(crate) enum Bills {}

impl Chained for Bills {
    type Entry = Entry;
    const PLACE: (&'static str, &'static str) = ("UtilityBills", "Accounts");

    fn head(account: &mut &[u8]) -> Result<H256, codec::Error> {
        type Begins = (OfficeId, u32, LocalTime, Day, BillNumber, H256);
        let (.., head) = Begins::decode(account)?;
        Ok(head)
    }

    fn told(event: &Event, id: ContractId) -> Result<Option<(Entry, H256)>, codec::Error> {
        if event.pallet != "UtilityBills" {
            return Ok(None);
        }
        let fields = &mut event.fields.as_slice();
        let told = match event.name.as_str() {
            "AccountOpened" => {
                let told = <(ContractId, Stage, u128, u128, H256)>::decode_all(fields)?;
                let (contract, begins, owed, credit, head) = told;
                let opened = Entry::Opened {
                    begins,
                    owed,
                    credit,
                };
                (contract, opened, head)
            }
            "EntitlementBilled" => {
                let told = <(ContractId, Day, u8, Option<u8>, H256)>::decode_all(fields)?;
                let (contract, from, category, discount, head) = told;
                let entitled = Entry::Entitled {
                    from,
                    category,
                    discount,
                };
                (contract, entitled, head)
            }
            "BillClosed" => {
                let told = <(ContractId, Statement, H256)>::decode_all(fields)?;
                (told.0, Entry::Bill(told.1), told.2)
            }
            "BillCredited" | "BillDebited" | "BillReversed" | "RulingApplied" => {
                // Who authorised it follows.
                let told = <(ContractId, Note, H256)>::decode(fields)?;
                (told.0, Entry::Note(told.1), told.2)
            }
            _ => return Ok(None),
        };
        let (contract, entry, head) = told;
        Ok((contract == id).then_some((entry, head)))
    }

    fn follow(entry: &Entry, head: H256) -> H256 {
        entry.follow(head)
    }
}

#[cfg(test)]
mod tests {
    use super::{super::check, *};
    use adliya_primitives::TariffId;
    use adliya_tariffs::Counter;
    use codec::Encode;
    use pallet_utility_bills::types::{Account, NoteKind};

    fn opened() -> Entry {
        Entry::Opened {
            begins: Stage {
                tariff: TariffId(0),
                counter: Counter::starting(Day(20_000)),
                totals: [0; 4],
            },
            owed: 0,
            credit: 0,
        }
    }

    fn note(amount: u128) -> Entry {
        Entry::Note(Note {
            bill: BillNumber(1),
            kind: NoteKind::Credit,
            amount,
            document: H256::repeat_byte(1),
            at: 0,
        })
    }

    /// Entries with the heads that they lead to.
    fn told(entries: &[Entry]) -> Vec<(Entry, H256)> {
        let mut head = H256::zero();
        let follow = |entry: &Entry| {
            head = entry.follow(head);
            (*entry, head)
        };
        entries.iter().map(follow).collect()
    }

    #[test]
    fn entries_that_were_altered_left_out_or_exchanged_do_not_lead_to_the_head() {
        let entries = told(&[opened(), note(5), note(7)]);
        let head = entries[2].1;
        assert_eq!(check::<Bills>(None, head, &entries), Ok(()));
        assert_eq!(
            check::<Bills>(Some(entries[0].1), head, &entries[1..]),
            Ok(())
        );

        let mut altered = entries.clone();
        altered[1].0 = note(6);
        assert!(check::<Bills>(None, head, &altered).is_err());
        assert!(
            check::<Bills>(None, head, &entries[..2]).is_err(),
            "the last is left out"
        );
        assert!(
            check::<Bills>(None, head, &entries[1..]).is_err(),
            "the first is"
        );
        let exchanged = [entries[0], entries[2], entries[1]];
        assert!(check::<Bills>(None, head, &exchanged).is_err());
    }

    #[test]
    fn the_head_of_an_account_is_read_whatever_follows_it() {
        let account = crate::utility::samples::account(Day(20_000));
        let head = H256::repeat_byte(7);
        let mut value = Account { head, ..account }.encode();
        assert_eq!(Bills::head(&mut value.as_slice()), Ok(head));
        value.extend([1, 2, 3]);
        assert_eq!(Bills::head(&mut value.as_slice()), Ok(head));
        assert!(Bills::head(&mut &value[..20]).is_err());
    }
}
