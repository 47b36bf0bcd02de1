//! What a registrar finds on the desk.

use super::*;
use crate::types::RegionKey;

/// A declaration in this region.
fn declared_in(region: Region, child: u64) -> DeclarationId {
    let outline = birth_of(subject(child), None);
    let who = if URGUT.covers(region) { NURSE } else { ELDER };
    assert_ok!(Declarations::declare(signed(who), ROOT, outline, region));
    latest_declaration()
}

fn page(
    region: Region,
    from: Option<RegionKey>,
    limit: u32,
) -> (Vec<DeclarationId>, Option<RegionKey>) {
    let page = Declarations::region_page(region, from, limit);
    let ids = page.declarations.iter().map(|view| view.id).collect();
    (ids, page.next)
}

#[test]
fn a_desk_has_the_declarations_of_its_region_and_of_what_lies_in_it() {
    ExtBuilder::build_and_execute(|| {
        let [first, second] = [1, 2].map(|place| Region::new(1, 14, 7, place));
        let in_second = declared_in(second, 1);
        let in_andijan = declared_in(ANDIJAN, 2);
        let in_first = declared_in(first, 3);
        let in_urgut = declared_in(URGUT, 4);
        assert_eq!(page(first, None, 10).0, [in_first]);
        assert_eq!(page(URGUT, None, 10).0, [in_urgut, in_first, in_second]);
        assert_eq!(page(SAMARKAND, None, 10).0, [in_urgut, in_first, in_second]);
        assert_eq!(
            page(Region::WHOLE, None, 10).0,
            [in_andijan, in_urgut, in_first, in_second]
        );
        assert_eq!(page(Region::new(2, 0, 0, 0), None, 10), (vec![], None));
    });
}

#[test]
fn pages_follow_each_other_without_gap_or_repetition() {
    ExtBuilder::build_and_execute(|| {
        let ids: Vec<_> = (1..=5).map(declared).collect();
        let (mut seen, mut from) = (vec![], None);
        loop {
            let (ids, next) = page(SAMARKAND, from, 2);
            assert!(ids.len() <= 2);
            seen.extend(ids);
            from = next;
            if from.is_none() {
                break;
            }
        }
        assert_eq!(seen, ids);
        assert_eq!(page(SAMARKAND, None, 0), (vec![], None));
    });
}

#[test]
fn a_page_that_begins_elsewhere_has_nothing_of_another_region() {
    ExtBuilder::build_and_execute(|| {
        let id = declared_in(ANDIJAN, 1);
        let from = Some(RegionKey::new(ANDIJAN, id));
        assert_eq!(page(SAMARKAND, from, 10), (vec![], None));
    });
}

#[test]
fn what_is_closed_is_no_longer_on_the_desk() {
    ExtBuilder::build_and_execute(|| {
        let ids: Vec<_> = (1..=4).map(declared).collect();
        assert_ok!(accept(REGISTRAR, ids[0], 1));
        assert_ok!(reject(REGISTRAR, ids[1]));
        assert_ok!(give_back(REGISTRAR, ids[2]));
        assert_eq!(page(URGUT, None, 10).0, [ids[2], ids[3]]);
        pass(TERM);
        let page = Declarations::region_page(URGUT, None, 10);
        assert!(page
            .declarations
            .iter()
            .all(|view| view.status == Status::Expired));
        for id in &ids[2..] {
            assert_ok!(Declarations::expire_declaration(signed(COURIER), *id));
        }
        assert_eq!(Declarations::region_page(URGUT, None, 10).declarations, []);
    });
}
