//! The model: everything that ever was, and what of it is sealed.

use super::{steps::Kind, *};

#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) kind: EventKind,
    pub(super) parties: Vec<u64>,
    /// Of births.
    pub(super) parents: [Option<u64>; 2],
    pub(super) annulled: bool,
}

/// Everything that ever was, and what of it is sealed.
#[derive(Default)]
pub(super) struct Model {
    pub(super) entries: Vec<Entry>,
    pub(super) decisions: Vec<(Matter, bool)>,
    pub(super) births: BTreeMap<u64, u64>,
    pub(super) dead: BTreeSet<u64>,
    /// What joins which birth to persons, in the order of its coming.
    pub(super) joining: Vec<(u64, Item)>,
    pub(super) sealed: BTreeSet<Item>,
    /// How often each seal was opened.
    pub(super) openings: BTreeMap<H256, u32>,
    pub(super) corrections: BTreeMap<u64, u32>,
    pub(super) now: u64,
    pub(super) salts: u64,
    pub(super) taken: BTreeMap<Kind, u32>,
}

impl Model {
    pub(super) fn there(&self, id: u64) -> Option<&Entry> {
        let entry = self.entries.get(id as usize)?;
        (!self.sealed.contains(&Item::Record(RecordId(id)))).then_some(entry)
    }

    pub(super) fn standing(&self, id: u64) -> Option<&Entry> {
        self.there(id).filter(|entry| !entry.annulled)
    }

    pub(super) fn enter(&mut self, kind: EventKind, parties: Vec<u64>) -> u64 {
        self.entries.push(Entry {
            kind,
            parties,
            parents: [None, None],
            annulled: false,
        });
        self.entries.len() as u64 - 1
    }

    pub(super) fn birth(&mut self, child: u64, parents: [Option<u64>; 2]) {
        let parties = core::iter::once(child).chain(parents.into_iter().flatten());
        let id = self.enter(EventKind::Birth, parties.collect());
        self.entries[id as usize].parents = parents;
        self.births.insert(child, id);
    }

    /// What joins the birth to persons still, the latest last.
    pub(super) fn left(&self, birth: u64) -> Vec<Item> {
        let joining = self.joining.iter().filter(|(of, _)| *of == birth);
        joining
            .map(|(_, item)| *item)
            .filter(|item| !self.sealed.contains(item))
            .collect()
    }

    pub(super) fn name_parents(&mut self, birth: u64, parents: [Option<u64>; 2]) {
        let entry = &mut self.entries[birth as usize];
        entry.parties.truncate(1);
        entry.parties.extend(parents.into_iter().flatten());
        entry.parents = parents;
    }

    pub(super) fn salt(&mut self) -> [u8; 32] {
        self.salts += 1;
        sp_io::hashing::blake2_256(&self.salts.to_le_bytes())
    }

    pub(super) fn seal(&mut self, sealed: Sealed, salt: &[u8; 32]) {
        assert!(self.sealed.insert(sealed.item()));
        self.openings.insert(sealed.commitment(salt), 0);
    }

    /// The birth that an open decision on an adoption is about, with the parents.
    pub(super) fn adoption(&self, decision: u64) -> Option<(u64, Parents)> {
        let item = Item::Decision(DecisionId(decision));
        match self.decisions.get(decision as usize)? {
            _ if self.sealed.contains(&item) => None,
            (Matter::Adopt { birth, parents }, false) => Some((birth.0, *parents)),
            _ => None,
        }
    }

    pub(super) fn lodge(&mut self, matter: Matter) -> bool {
        let may = match matter {
            Matter::OpenSealed {
                commitment, until, ..
            } => self.openings.contains_key(&commitment) && self.now < until,
            _ => {
                let id = matter.record().expect("it is about a record").0;
                self.standing(id).is_some_and(|entry| match matter {
                    Matter::Seal(_) => entry.kind == EventKind::NameChange,
                    Matter::AnnulRecord(_) => [
                        EventKind::NameChange,
                        EventKind::Paternity,
                        EventKind::Legitimation,
                    ]
                    .contains(&entry.kind),
                    _ => entry.kind == EventKind::Birth,
                })
            }
        };
        if may {
            let number = DecisionId(self.decisions.len() as u64);
            self.decisions.push((matter, false));
            if matter.names_somebody() {
                let birth = matter.record().expect("it is about a birth").0;
                self.joining.push((birth, Item::Decision(number)));
            }
        }
        may
    }

    /// Holds the register against the model.
    pub(super) fn compare(&self) {
        assert_eq!(NextRecord::<Test>::get().0, self.entries.len() as u64);
        assert_eq!(NextDecision::<Test>::get().0, self.decisions.len() as u64);
        for (id, entry) in self.entries.iter().enumerate() {
            let shown = CivilRegistry::record_view(RecordId(id as u64));
            let there = self.there(id as u64).is_some();
            assert_eq!(shown.is_some(), there, "record {id}");
            let Some(view) = shown else { continue };
            let parties: Vec<_> = view.record.subjects().collect();
            let expected: Vec<_> = entry.parties.iter().copied().map(subject).collect();
            assert_eq!((view.record.kind, parties), (entry.kind, expected));
            let annulled = view.record.status == RecordStatus::Annulled;
            assert_eq!(annulled, entry.annulled);
        }
        for (number, (matter, executed)) in self.decisions.iter().enumerate() {
            let id = DecisionId(number as u64);
            let kept = Decisions::<Test>::get(id);
            assert_eq!(kept.is_none(), self.sealed.contains(&Item::Decision(id)));
            if let Some(kept) = kept {
                assert_eq!((kept.matter, kept.executed.is_some()), (*matter, *executed));
            }
        }
        for who in 1..=PEOPLE {
            let birth = self.births[&who];
            let view = CivilRegistry::person_view(subject(who)).expect("registered");
            assert_eq!(view.birth.0, birth);
            let mine = (0..self.entries.len() as u64).filter(|id| {
                *id != birth
                    && self
                        .there(*id)
                        .is_some_and(|entry| entry.parties.contains(&who))
            });
            let mut expected: Vec<_> = core::iter::once(birth).chain(mine).collect();
            expected.truncate(100);
            assert_eq!(history(subject(who)), expected, "{who}");
        }
        let seals: BTreeMap<_, _> = Seals::<Test>::iter().collect();
        let opened = seals.iter().map(|(id, seal)| (*id, seal.openings));
        assert_eq!(opened.collect::<BTreeMap<_, _>>(), self.openings);
        let items: BTreeSet<_> = seals.values().map(|seal| seal.of).collect();
        assert_eq!(items, self.sealed);
        let times: u32 = self.openings.values().sum();
        assert_eq!(Openings::<Test>::iter_keys().count(), times as usize);
        let open = self
            .joining
            .iter()
            .filter(|(_, item)| !self.sealed.contains(item));
        assert_eq!(Satellites::<Test>::iter().count(), open.count());
    }
}
