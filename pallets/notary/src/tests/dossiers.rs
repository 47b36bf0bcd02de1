use super::*;

/// The numbers of the acts in a page of a dossier, and where the next one begins.
fn page(number: u64, from: Option<u64>, limit: u32) -> (Vec<u64>, Option<u64>) {
    let page = Notary::dossier_page(subject(number), from.map(ActId), limit);
    let ids = page.acts.iter().map(|view| view.id.0).collect();
    (ids, page.next.map(|next| next.0))
}

#[test]
fn a_dossier_has_all_acts_of_a_person_in_their_order() {
    ExtBuilder::build_and_execute(|| {
        drafted(&[1, 2]);
        drafted(&[2, 3]);
        drafted(&[3, 1]);
        assert_eq!(page(1, None, 10), (vec![0, 2], None));
        assert_eq!(page(2, None, 10), (vec![0, 1], None));
        assert_eq!(page(4, None, 10), (vec![], None));
    });
}

#[test]
fn a_dossier_has_a_power_for_the_attorney_once_it_is_constituted() {
    ExtBuilder::build_and_execute(|| {
        assert_ok!(draft_power(&[1], terms(&[2]), a_year(), None));
        assert_eq!(page(1, None, 10).0, [0]);
        assert_eq!(page(2, None, 10).0, Vec::<u64>::new());
        sign_all(ActId(0));
        assert_ok!(certify(ActId(0)));
        assert_eq!(page(2, None, 10).0, [0]);
    });
}

#[test]
fn a_dossier_is_read_in_pages_that_join_without_gaps() {
    ExtBuilder::build_and_execute(|| {
        for _ in 0..130 {
            drafted(&[1, 2]);
        }
        let (mut all, mut from) = (vec![], None);
        loop {
            let (ids, next) = page(1, from, 50);
            all.extend(ids);
            from = next;
            if from.is_none() {
                break;
            }
        }
        assert_eq!(all, (0..130).collect::<Vec<u64>>());
        assert_eq!(page(1, None, 1_000).0.len(), 100, "no page is longer");
        assert_eq!(page(1, None, 0), (vec![], None));
    });
}
