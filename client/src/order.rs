//! Which declarations of a file have to wait for which: those that could change each other's outcome.

use adliya_primitives::SubjectId;
use pallet_civil_registry::types::EventKind;
use std::collections::{BTreeMap, BTreeSet};
use tokio::sync::watch;

/// After so many persons, those whose declarations are finished are forgotten.
const SWEEP: usize = 4_096;

/// The declarations of a run that are under way, by the persons that they concern.
#[derive(Default)]
pub(crate) struct Order {
    /// The last declaration about a person: its channel closes when it is finished.
    last: BTreeMap<SubjectId, watch::Receiver<()>>,
    /// With whom a person marries in declarations that are under way.
    partners: BTreeMap<SubjectId, BTreeSet<SubjectId>>,
}

/// A declaration's place among the others, to be held until it is finished.
pub(crate) struct Turn {
    /// Closes when this is dropped: the declaration is finished.
    _finished: watch::Sender<()>,
    earlier: Vec<watch::Receiver<()>>,
}

impl Turn {
    /// Waits until every declaration that has to come first is finished, however it ended.
    pub(crate) async fn come(&mut self) {
        for declaration in &mut self.earlier {
            // Nothing is ever sent: an error says that the channel is closed.
            while declaration.changed().await.is_ok() {}
        }
    }
}

impl Order {
    /// Takes the next declaration of the file, which names `subjects`.
    ///
    /// A death concerns the spouse too, whom it widows and does not name: `spouse` is the one that the register has.
    pub(crate) fn enter(
        &mut self,
        kind: EventKind,
        mut subjects: Vec<SubjectId>,
        spouse: Option<SubjectId>,
    ) -> Turn {
        self.sweep();
        match (kind, subjects.as_slice()) {
            (EventKind::Marriage, [one, other]) => {
                self.partners.entry(*one).or_default().insert(*other);
                self.partners.entry(*other).or_default().insert(*one);
            }
            (EventKind::Death, [deceased, ..]) => {
                let partners = self.partners.get(deceased).into_iter().flatten().copied();
                let partners: Vec<_> = partners.chain(spouse).collect();
                subjects.extend(partners);
            }
            _ => {}
        }
        let (finished, wait) = watch::channel(());
        let mut earlier = Vec::new();
        for subject in subjects {
            // A person who is named twice in one declaration does not make it wait for itself.
            match self.last.insert(subject, wait.clone()) {
                Some(last) if !last.same_channel(&wait) => earlier.push(last),
                _ => {}
            }
        }
        Turn {
            _finished: finished,
            earlier,
        }
    }

    /// What is finished is in the finalised state, where the next declaration sees it.
    fn sweep(&mut self) {
        if self.last.len() >= SWEEP {
            self.last.retain(|_, earlier| earlier.has_changed().is_ok());
            let last = &self.last;
            self.partners.retain(|person, _| last.contains_key(person));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::FutureExt;

    const RUSTAM: SubjectId = SubjectId(sp_core::H256([1; 32]));
    const LOLA: SubjectId = SubjectId(sp_core::H256([2; 32]));
    const ANVAR: SubjectId = SubjectId(sp_core::H256([3; 32]));

    fn may_go(turn: &mut Turn) -> bool {
        turn.come().now_or_never().is_some()
    }

    #[test]
    fn a_marriage_waits_for_the_births_of_both_and_others_go_ahead() {
        let mut order = Order::default();
        let mut first = order.enter(EventKind::Birth, vec![RUSTAM], None);
        let second = order.enter(EventKind::Birth, vec![LOLA], None);
        let mut marriage = order.enter(EventKind::Marriage, vec![RUSTAM, LOLA], None);
        let mut stranger = order.enter(EventKind::Birth, vec![ANVAR], None);
        assert!(may_go(&mut first) && may_go(&mut stranger));
        assert!(!may_go(&mut marriage));
        drop(first);
        assert!(!may_go(&mut marriage));
        drop(second);
        assert!(may_go(&mut marriage));
    }

    #[test]
    fn the_widow_of_a_marriage_of_the_same_file_marries_after_the_death() {
        let mut order = Order::default();
        let marriage = order.enter(EventKind::Marriage, vec![RUSTAM, LOLA], None);
        let mut death = order.enter(EventKind::Death, vec![RUSTAM], None);
        let mut second = order.enter(EventKind::Marriage, vec![ANVAR, LOLA], None);
        assert!(!may_go(&mut death) && !may_go(&mut second));
        drop(marriage);
        assert!(may_go(&mut death) && !may_go(&mut second));
        drop(death);
        assert!(may_go(&mut second));
    }

    #[test]
    fn a_death_keeps_its_place_among_the_declarations_about_the_spouse_in_the_register() {
        let mut order = Order::default();
        let earlier = order.enter(EventKind::Marriage, vec![LOLA, ANVAR], None);
        let mut death = order.enter(EventKind::Death, vec![RUSTAM], Some(LOLA));
        let mut of_lola = order.enter(EventKind::Death, vec![LOLA], Some(RUSTAM));
        assert!(
            !may_go(&mut death),
            "she was still married when she wanted to marry again"
        );
        drop(earlier);
        assert!(
            may_go(&mut death) && !may_go(&mut of_lola),
            "she was widowed before she died"
        );
    }

    #[test]
    fn who_is_named_twice_does_not_wait_for_themselves() {
        let mut order = Order::default();
        assert!(may_go(&mut order.enter(
            EventKind::Marriage,
            vec![LOLA, LOLA],
            None
        )));
    }

    #[test]
    fn finished_declarations_are_forgotten() {
        let mut order = Order::default();
        for person in 0..3 * SWEEP as u64 {
            let subject = SubjectId(sp_core::H256::from_low_u64_be(person));
            drop(order.enter(EventKind::Marriage, vec![subject, RUSTAM], None));
        }
        assert!(order.last.len() <= SWEEP + 2 && order.partners.len() <= SWEEP + 2);
    }
}
