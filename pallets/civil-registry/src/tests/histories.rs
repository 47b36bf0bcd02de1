use super::*;
use crate::{runtime_api, types::MAX_PAGE};
use proptest::prelude::*;

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

/// What a registry keeps in mind: who is alive, and who is married to whom.
#[derive(Default)]
struct Model {
    alive: std::collections::BTreeSet<u64>,
    dead: std::collections::BTreeSet<u64>,
    spouse: std::collections::BTreeMap<u64, u64>,
}

#[derive(Clone, Debug)]
enum Step {
    Birth(u64),
    Death(u64),
    Marriage(u64, u64),
}

fn step() -> impl Strategy<Value = Step> {
    let who = 1u64..12;
    prop_oneof![
        2 => who.clone().prop_map(Step::Birth),
        1 => who.clone().prop_map(Step::Death),
        3 => (who.clone(), who).prop_map(|(one, other)| Step::Marriage(one, other)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever registrars try in whatever order, the register takes exactly what a plain model of life takes.
    #[test]
    fn the_register_agrees_with_a_plain_model(steps in prop::collection::vec(step(), 1..120)) {
        ExtBuilder::build_and_execute(|| {
            let mut model = Model::default();
            for step in steps {
                match step {
                    Step::Birth(who) => {
                        let new = !model.dead.contains(&who) && model.alive.insert(who);
                        assert_eq!(birth(subject(who), Parents::default(), URGUT).is_ok(), new);
                    }
                    Step::Death(who) => {
                        let lived = model.alive.remove(&who);
                        assert_eq!(death(subject(who)).is_ok(), lived);
                        if lived {
                            model.dead.insert(who);
                            if let Some(spouse) = model.spouse.remove(&who) {
                                model.spouse.remove(&spouse);
                            }
                        }
                    }
                    Step::Marriage(one, other) => {
                        let free = |who| {
                            model.alive.contains(&who) && !model.spouse.contains_key(&who)
                        };
                        let may = one != other && free(one) && free(other);
                        assert_eq!(marriage(subject(one), subject(other)).is_ok(), may);
                        if may {
                            model.spouse.insert(one, other);
                            model.spouse.insert(other, one);
                        }
                    }
                }
                CivilRegistry::check_invariants().expect("the invariants hold after each step");
            }
            for who in 1..12 {
                use adliya_primitives::traits::CivilStatus;
                assert_eq!(CivilRegistry::is_alive(&subject(who)), model.alive.contains(&who));
            }
        });
    }
}
