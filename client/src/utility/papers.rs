//! What comes in tables: paper contracts that are switched over, and what a meter shows.

use super::tariff_file::decimal;
use crate::{notary::moment, transact::TransactError};
use adliya_primitives::{merkle, MeterId, Region, TariffId};
use pallet_utility_contracts::types::{ContractTerms, PaperContract, Stand, Stands, Totals};
use sp_core::H256;
use std::{fs, path::Path, str::FromStr};

/// The columns of a file of paper contracts.
const COLUMNS: [&str; 10] = [
    "consumer", "tariff", "category", "meter", "region", "document", "as_of", "shown", "used",
    "balance",
];
/// What a quantity has after the point: thousandths.
const DECIMALS: usize = 3;

/// The rows of a table below its heading, each with the number of its line; empty lines do not count.
pub(crate) fn rows(
    path: &Path,
    heading: &[&str],
) -> Result<Vec<(usize, Vec<String>)>, TransactError> {
    let text = fs::read_to_string(path).map_err(|error| TransactError::file(path, error))?;
    table(&text, heading).map_err(|problem| TransactError::file(path, problem))
}

fn table(text: &str, heading: &[&str]) -> Result<Vec<(usize, Vec<String>)>, String> {
    let cells = |line: &str| -> Vec<String> {
        let cells = line.split(',');
        cells.map(|cell| cell.trim().to_owned()).collect()
    };
    let lines = text.strip_prefix('\u{feff}').unwrap_or(text).lines();
    let mut lines = (1..).zip(lines).filter(|(_, line)| !line.trim().is_empty());
    let first = lines.next().map(|(_, line)| cells(line));
    if first.as_deref().is_none_or(|first| first != heading) {
        return Err(format!("the first line is {}", heading.join(",")));
    }
    lines
        .map(|(number, line)| {
            let cells = cells(line);
            if cells.len() == heading.len() {
                Ok((number, cells))
            } else {
                let many = heading.len();
                Err(format!("line {number}: {} cells, not {many}", cells.len()))
            }
        })
        .collect()
}

/// What a register shows, in its unit: `1234.567`, or `1234.567@2` once it has begun again at zero twice.
pub(crate) fn stand(text: &str) -> Result<Stand, String> {
    let (value, turns) = text.split_once('@').unwrap_or((text, "0"));
    Ok(Stand {
        value: decimal(value, DECIMALS)?,
        turns: turns
            .parse()
            .map_err(|_| format!("{turns:?} is no number of turns"))?,
    })
}

/// What the registers of a meter show, in their order, with semicolons between them.
pub(crate) fn stands(text: &str) -> Result<Stands, String> {
    let each = text.split(';').filter(|part| !part.trim().is_empty());
    let list: Result<Vec<Stand>, String> = each.map(|part| stand(part.trim())).collect();
    let list = list?;
    Stands::try_from(list).map_err(|_| "a meter has four registers at most".to_owned())
}

/// What was used, for each register in its unit, with semicolons between them; nothing is nothing.
fn quantities(text: &str) -> Result<Totals, String> {
    let mut list = Totals::default();
    let parts = text.split(';').filter(|part| !part.trim().is_empty());
    for (place, part) in parts.enumerate() {
        let quantity = list.get_mut(place).ok_or("used: four registers at most")?;
        *quantity = decimal(part.trim(), DECIMALS)?;
    }
    Ok(list)
}

/// 32 bytes: `0x` and 64 hexadecimal digits.
pub(crate) fn hash(text: &str) -> Result<H256, String> {
    let digits = text.strip_prefix("0x").filter(|digits| digits.len() == 64);
    let hash = digits.and_then(|digits| H256::from_str(digits).ok());
    hash.ok_or_else(|| format!("{text:?} is not 0x and 64 hexadecimal digits"))
}

/// A region, as in `1.14.7`.
pub(crate) fn region(text: &str) -> Result<Region, String> {
    text.parse()
        .map_err(|problem| format!("{text:?}: {problem}"))
}

fn whole<T: FromStr>(text: &str, of: &str) -> Result<T, String> {
    text.parse()
        .map_err(|_| format!("{of}: {text:?} is no whole number"))
}

/// The paper contracts of a file, in the order of its lines.
pub(crate) fn read(path: &Path) -> Result<Vec<PaperContract>, TransactError> {
    let mut papers = Vec::new();
    for (number, cells) in rows(path, &COLUMNS)? {
        let paper = paper(&cells);
        let wrong = |problem| TransactError::file(path, format!("line {number}: {problem}"));
        papers.push(paper.map_err(wrong)?);
    }
    Ok(papers)
}

fn paper(cells: &[String]) -> Result<PaperContract, String> {
    let [consumer, tariff, category, meter, place, document, as_of, shown, used, balance] = cells
    else {
        return Err("a line has another number of cells".to_owned());
    };
    let meter = match meter.as_str() {
        "" => None,
        number => Some(MeterId(whole(number, "meter")?)),
    };
    Ok(PaperContract {
        terms: ContractTerms {
            consumer: crate::cli::subject(consumer)?,
            tariff: TariffId(whole(tariff, "tariff")?),
            category: whole(category, "category")?,
            meter,
            region: region(place)?,
            document: hash(document)?,
            replaces: None,
        },
        as_of: moment(as_of)?,
        opening: stands(shown)?,
        used: quantities(used)?,
        balance: whole(balance, "balance")?,
    })
}

/// Paper contracts in a tree, as they are anchored.
pub(crate) struct Tree(Vec<H256>);

impl Tree {
    /// The tree over papers in their order.
    pub(crate) fn over(papers: &[PaperContract]) -> Self {
        let papers = (0u32..).zip(papers);
        Self(papers.map(|(index, paper)| paper.leaf(index)).collect())
    }

    /// What is anchored.
    pub(crate) fn root(&self) -> H256 {
        merkle::root(&self.0)
    }

    /// What leads from a paper to the root.
    pub(crate) fn path(&self, index: u32) -> Option<Vec<H256>> {
        merkle::path(&self.0, usize::try_from(index).ok()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use adliya_primitives::merkle::{root_from, Place};

    fn line(balance: &str) -> String {
        let hash = format!("0x{}", "ab".repeat(32));
        format!("{hash},0,0,7,1.14.7,{hash},2026-03-01T00:00:00Z,1234.5,410.25,{balance}")
    }

    fn papers(text: &str) -> Result<Vec<PaperContract>, String> {
        let rows = table(text, &COLUMNS)?;
        rows.iter().map(|(_, cells)| paper(cells)).collect()
    }

    #[test]
    fn every_paper_of_a_file_is_under_its_root() {
        let lines: Vec<_> = ["-250", "0", "90"].map(line).to_vec();
        let text = format!("{}\n\n{}\n", COLUMNS.join(","), lines.join("\n"));
        let papers = papers(&text).expect("it is sound");
        assert_eq!(papers[0].balance, -250);
        assert_eq!(papers[0].opening[0].value, 1_234_500);
        assert_eq!(papers[0].used, [410_250, 0, 0, 0]);
        let tree = Tree::over(&papers);
        for (index, paper) in (0u32..).zip(&papers) {
            let path = tree.path(index).expect("it is there");
            let place = Place { index, size: 3 };
            assert_eq!(
                root_from(paper.leaf(index), place, &path),
                Some(tree.root())
            );
        }
        assert_eq!(tree.path(3), None);
    }

    #[test]
    fn what_is_wrong_in_a_table_is_named_with_its_line() {
        let heading = COLUMNS.join(",");
        assert!(table("a,b", &COLUMNS)
            .expect_err("no heading")
            .contains("consumer"));
        let short = format!("{heading}\n{}\n1,2", line("0"));
        let refused = table(&short, &COLUMNS).expect_err("too few");
        assert!(refused.contains("line 3: 2 cells"), "{refused}");
        let debt = papers(&format!("{heading}\n{}", line("much"))).expect_err("no number");
        assert!(debt.contains("balance"), "{debt}");
    }

    #[test]
    fn a_register_shows_thousandths_and_how_often_it_turned() {
        let shown = stands("1234.567@2; 0.5").expect("two registers");
        assert_eq!((shown[0].value, shown[0].turns), (1_234_567, 2));
        assert_eq!((shown[1].value, shown[1].turns), (500, 0));
        assert!(stand("1.2345").is_err() && stand("-1").is_err());
        assert!(stands("1;2;3;4;5").is_err());
        assert_eq!(quantities("").expect("nothing"), [0; 4]);
        assert_eq!(quantities("1.5;2").expect("two"), [1_500, 2_000, 0, 0]);
        assert!(quantities("1;2;3;4;5").is_err() && quantities("x").is_err());
    }
}
