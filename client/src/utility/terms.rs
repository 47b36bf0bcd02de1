//! On what terms days are billed: by which tariff, in which category, with which discount.

use super::{account::AssetId, proven::Proven};
use crate::transact::TransactError;
use adliya_primitives::{OfficeId, TariffId};
use adliya_tariffs::{Day, Tariff};
use pallet_utility_bills::types::Statement;
use pallet_utility_contracts::types::{Successor, TariffRecord, TariffStatus};

const CONTRACTS: &str = "UtilityContracts";
/// When it is not known that something ends.
pub(crate) const NEVER: Day = Day(u32::MAX);

/// A tariff with the days on which it applies, and whose it is.
pub(crate) struct Applied {
    pub(crate) id: TariffId,
    pub(crate) supplier: OfficeId,
    pub(crate) asset: AssetId,
    pub(crate) approved: bool,
    pub(crate) from: Day,
    pub(crate) successor: Option<Successor>,
    pub(crate) tariff: Tariff,
}

impl Applied {
    fn of(id: TariffId, record: &TariffRecord<AssetId>, tariff: Tariff) -> Self {
        let (approved, successor) = match record.status {
            TariffStatus::Approved { successor, .. } => (true, successor),
            _ => (false, None),
        };
        Self {
            id,
            supplier: record.scope.supplier,
            asset: record.asset,
            approved,
            from: record.effective_from,
            successor,
            tariff,
        }
    }

    /// The first day on which it applies no more.
    pub(crate) fn until(&self) -> Day {
        self.successor.map_or(NEVER, |next| next.from)
    }
}

/// A tariff that is proven.
pub(crate) async fn tariff(proven: &Proven<'_>, id: TariffId) -> Result<Applied, TransactError> {
    let record: TariffRecord<AssetId> = proven.read((CONTRACTS, "TariffRecords"), id).await?;
    let tariff = proven.read((CONTRACTS, "Tariffs"), id).await?;
    Ok(Applied::of(id, &record, tariff))
}

/// The tariffs of a bill in their order, from the one with which it begins.
pub(crate) async fn tariffs(
    proven: &Proven<'_>,
    statement: &Statement,
) -> Result<Vec<Applied>, TransactError> {
    let mut applied = Vec::new();
    let mut next = Some(statement.begins.tariff);
    while let Some(id) = next {
        let is = tariff(proven, id).await?;
        let within = |next: &Successor| next.from < statement.ends.day;
        next = is.successor.filter(within).map(|next| next.tariff);
        applied.push(is);
    }
    Ok(applied)
}

/// In which category a consumer is from a day on, and with which of the tariff's discounts, whether it has that or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entitled {
    pub(crate) from: Day,
    pub(crate) category: u8,
    pub(crate) discount: Option<u8>,
}

impl Entitled {
    fn is_as(&self, other: &Entitled) -> bool {
        (self.category, self.discount) == (other.category, other.discount)
    }
}

/// What the chain says a consumer is entitled to, in the order of days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entitlements(Vec<Entitled>);

impl Entitlements {
    /// From its day on, this takes the place of what was said before.
    pub(crate) fn note(&mut self, is: Entitled) {
        self.0.retain(|before| before.from < is.from);
        self.0.push(is);
    }

    /// What the consumer is entitled to on a day: since when, and until when.
    pub(crate) fn on(&self, day: Day) -> Option<(Entitled, Day)> {
        let last = self.0.iter().rposition(|is| is.from <= day)?;
        let is = self.0.get(last)?;
        let alike = |other: &&Entitled| other.is_as(is);
        let before = self.0.iter().take(last).rev().take_while(alike);
        let from = before.map(|before| before.from).fold(is.from, Day::min);
        let mut after = self.0.iter().skip(last).skip_while(alike);
        let until = after.next().map_or(NEVER, |next| next.from);
        Some((Entitled { from, ..*is }, until))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::utility::samples::{day, entitled};

    #[test]
    fn what_was_said_later_takes_the_place_of_what_was_said_of_the_same_days() {
        let mut said = entitled(&[
            (Day(0), 0, None),
            (day(6, 1), 1, None),
            (day(8, 1), 2, None),
        ]);
        said.note(Entitled {
            from: day(6, 1),
            category: 3,
            discount: None,
        });
        let on = |day| said.on(day).map(|(is, until)| (is.category, until));
        assert_eq!(on(day(5, 31)), Some((0, day(6, 1))));
        assert_eq!(on(day(9, 1)), Some((3, NEVER)));
        assert_eq!(entitled(&[]).on(day(5, 31)), None);
    }

    #[test]
    fn days_on_the_same_terms_are_together_however_often_that_was_said() {
        let said = entitled(&[
            (day(1, 1), 0, None),
            (day(6, 1), 1, None),
            (day(6, 15), 1, None),
            (day(8, 1), 0, None),
        ]);
        let (is, until) = said.on(day(6, 20)).expect("it was said");
        assert_eq!((is.from, until), (day(6, 1), day(8, 1)));
    }
}
