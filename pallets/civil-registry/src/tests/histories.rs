use super::*;
use crate::{runtime_api, types::MAX_PAGE};

#[test]
fn a_history_lists_all_records_of_a_person_in_order_and_in_pages() {
    ExtBuilder::build_and_execute(|| {
        let [mother, father, child] = born();
        assert_ok!(marriage(mother, father));
        for number in 0..5 {
            let parents = Parents {
                mother: Some(mother),
                father: Some(father),
            };
            assert_ok!(birth(subject(100 + number), parents, URGUT));
        }
        assert_ok!(death(mother));
        let numbers = |from: Option<u64>, limit| {
            let page = CivilRegistry::history_page(mother, from.map(RecordId), limit);
            let ids: Vec<_> = page.records.iter().map(|view| view.id.0).collect();
            (ids, page.next.map(|next| next.0))
        };
        assert_eq!(numbers(None, 100), (vec![0, 3, 4, 5, 6, 7, 8, 9], None));
        assert_eq!(numbers(None, 3), (vec![0, 3, 4], Some(5)));
        assert_eq!(numbers(Some(5), 3), (vec![5, 6, 7], Some(8)));
        assert_eq!(numbers(Some(8), 2), (vec![8, 9], None));
        assert_eq!(numbers(Some(9), 3), (vec![9], None));
        // From any number on: that of no record of hers, those before and behind all of them.
        assert_eq!(numbers(Some(2), 2), (vec![3, 4], Some(5)));
        assert_eq!(numbers(Some(0), 1), (vec![3], Some(4)));
        assert_eq!(numbers(Some(10), 3), (vec![], None));
        assert_eq!(numbers(Some(u64::MAX), u32::MAX), (vec![], None));
        assert_eq!(numbers(None, 0), (vec![], None));
        let of = |subject| CivilRegistry::history_page(subject, None, 9).records.len();
        assert_eq!((of(child), of(subject(99))), (1, 0));
    });
}

#[test]
fn a_page_is_never_longer_than_its_bound() {
    ExtBuilder::build_and_execute(|| {
        let [mother] = born();
        for number in 0..u64::from(MAX_PAGE) + 10 {
            let parents = Parents {
                mother: Some(mother),
                father: None,
            };
            assert_ok!(birth(subject(10_000 + number), parents, URGUT));
        }
        let page = CivilRegistry::history_page(mother, None, u32::MAX);
        assert_eq!(
            (page.records.len() as u32, page.next),
            (MAX_PAGE, Some(RecordId(MAX_PAGE.into())))
        );
        // The trait that nodes call is there.
        fn _api<Api: runtime_api::CivilRegistryApi<crate::mock::Block, AccountId>>() {}
    });
}
