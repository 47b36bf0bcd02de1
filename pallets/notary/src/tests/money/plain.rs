//! The model: purses, and what is in them.

use super::*;

/// Where a sum is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Money {
    Awaited,
    Held(u8),
    Paid(u8),
    Returned(u8),
}

/// A sale as the model sees it: of the first party to the second.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    pub(super) parties: Vec<u8>,
    pub(super) signed: BTreeSet<u8>,
    /// What it costs, and how many of the two who bear it do not owe the duty or the fee.
    pub(super) costs: (Balance, Balance),
    pub(super) without: (Balance, Balance),
    pub(super) fee: Option<Money>,
    pub(super) price: Option<(Balance, Money)>,
    pub(super) deadline: Moment,
    pub(super) certified: bool,
    pub(super) withdrawn: bool,
}

impl Fact {
    /// The state duty and the notary's fee that are left to pay.
    pub(super) fn owed(&self) -> (Balance, Balance) {
        let part = |sum: Balance, without: Balance| sum * (2 - without) / 2;
        if self.fee.is_none() {
            return (0, 0);
        }
        (
            part(self.costs.0, self.without.0),
            part(self.costs.1, self.without.1),
        )
    }
}

pub(super) struct Model {
    /// What each can spend.
    pub(super) free: BTreeMap<u8, Balance>,
    pub(super) acts: Vec<Fact>,
    pub(super) costs: (Balance, Balance),
    pub(super) payout: bool,
    /// From everything or not, until when.
    pub(super) exempt: BTreeMap<u8, (bool, Moment)>,
    pub(super) closed: BTreeSet<u8>,
    pub(super) mute: BTreeSet<u8>,
    pub(super) dead: BTreeMap<u8, u64>,
    pub(super) deaths: u64,
}

impl Model {
    pub(super) const TREASURY: u8 = 200;
    pub(super) const PAYOUT: u8 = 201;

    pub(super) fn new(endowment: Balance) -> Self {
        let people = (1..=PEOPLE).map(|who| (who, endowment));
        let offices = [Self::TREASURY, Self::PAYOUT].map(|who| (who, 0));
        Self {
            free: people.chain(offices).collect(),
            acts: vec![],
            costs: (0, 0),
            payout: false,
            exempt: BTreeMap::new(),
            closed: BTreeSet::new(),
            mute: BTreeSet::new(),
            dead: BTreeMap::new(),
            deaths: 0,
        }
    }

    /// The act at this place: one of the latest, more often than not.
    pub(super) fn act(&self, place: Place) -> usize {
        let all = self.acts.len();
        let recent = if place.is_multiple_of(4) {
            all
        } else {
            all.min(4)
        };
        all - 1 - (place / 4) % recent
    }

    /// An act that has something on hold, if there is one and more often than not.
    pub(super) fn funded(&self, place: Place) -> usize {
        let held = |money: &Option<Money>| matches!(money, Some(Money::Held(_)));
        let funded: Vec<usize> = (0..self.acts.len())
            .filter(|id| {
                let fact = &self.acts[*id];
                held(&fact.fee) || held(&fact.price.map(|(_, money)| money))
            })
            .collect();
        match funded.len() {
            all if all > 0 && !place.is_multiple_of(4) => funded[(place / 4) % all],
            _ => self.act(place),
        }
    }

    /// What somebody has on hold, for fees and for prices.
    pub(super) fn held(&self, who: u8) -> (Balance, Balance) {
        let mut held = (0, 0);
        for fact in &self.acts {
            if fact.fee == Some(Money::Held(who)) {
                let (duty, fee) = fact.owed();
                held.0 += duty + fee;
            }
            if let Some((amount, Money::Held(by))) = fact.price {
                held.1 += if by == who { amount } else { 0 };
            }
        }
        held
    }

    pub(super) fn shift(&mut self, from: u8, to: u8, amount: Balance) {
        *self.free.get_mut(&from).expect("a purse") -= amount;
        *self.free.get_mut(&to).expect("a purse") += amount;
    }

    /// Whether somebody can give that away and keep the least that an account has.
    pub(super) fn pays(&self, who: u8, amount: Balance) -> bool {
        amount < self.free[&who] && !self.closed.contains(&who)
    }

    pub(super) fn speaks(&self, who: u8) -> bool {
        !self.mute.contains(&who) && !self.dead.contains_key(&who)
    }

    /// Whether somebody is exempt, and from everything.
    pub(super) fn waives(&self, who: u8) -> Option<bool> {
        let in_force = self.exempt.get(&who).filter(|(_, until)| now() < *until);
        in_force.map(|(all, _)| *all)
    }

    pub(super) fn is_open(&self, id: usize) -> bool {
        let fact = &self.acts[id];
        !fact.certified && !fact.withdrawn && now() < fact.deadline
    }

    pub(super) fn draft(&mut self, parties: Vec<u8>, price: Option<Balance>) -> bool {
        if price == Some(0) {
            return false;
        }
        self.acts.push(Fact {
            parties,
            signed: BTreeSet::new(),
            costs: self.costs,
            without: (0, 0),
            fee: (self.costs != (0, 0)).then_some(Money::Awaited),
            price: price.map(|amount| (amount, Money::Awaited)),
            deadline: now() + 30 * DAY,
            certified: false,
            withdrawn: false,
        });
        true
    }

    fn all_signed(&self, id: usize) -> bool {
        self.acts[id].signed.len() == self.acts[id].parties.len()
    }

    pub(super) fn sign(&mut self, id: usize, who: u8) -> bool {
        let (open, waives) = (self.is_open(id), self.waives(who));
        let alive = !self.dead.contains_key(&who);
        let fact = &mut self.acts[id];
        let fits = open && alive && fact.parties.contains(&who) && fact.signed.insert(who);
        if let (true, Some(all)) = (fits && fact.parties[..2].contains(&who), waives) {
            fact.without.0 += 1;
            fact.without.1 += Balance::from(all);
        }
        fits
    }

    pub(super) fn hold_fee(&mut self, id: usize, who: u8, amount: Balance) -> bool {
        let (duty, fee) = self.acts[id].owed();
        let fits = self.is_open(id)
            && self.all_signed(id)
            && self.acts[id].fee == Some(Money::Awaited)
            && amount == duty + fee
            && amount > 0
            && self.pays(who, amount);
        if fits {
            self.acts[id].fee = Some(Money::Held(who));
            *self.free.get_mut(&who).expect("a purse") -= amount;
        }
        fits
    }

    pub(super) fn hold_price(&mut self, id: usize, who: u8, amount: Balance) -> bool {
        let fits = self.is_open(id)
            && self.acts[id].price == Some((amount, Money::Awaited))
            && self.acts[id].parties[1] == who
            && self.speaks(who)
            && self.pays(who, amount);
        if fits {
            self.acts[id].price = Some((amount, Money::Held(who)));
            *self.free.get_mut(&who).expect("a purse") -= amount;
        }
        fits
    }

    pub(super) fn certify(&mut self, id: usize) -> bool {
        let fact = &self.acts[id];
        let alive = fact.parties.iter().all(|who| !self.dead.contains_key(who));
        let covered = fact.owed() == (0, 0) || matches!(fact.fee, Some(Money::Held(_)));
        let seller = fact.parties[0];
        let paid = match fact.price {
            None => true,
            Some((_, Money::Held(_))) => self.speaks(seller) && !self.closed.contains(&seller),
            Some(_) => false,
        };
        let fits = self.is_open(id) && self.all_signed(id) && alive && covered && paid;
        if fits {
            self.acts[id].certified = true;
            if let Some((amount, Money::Held(buyer))) = self.acts[id].price {
                self.acts[id].price = Some((amount, Money::Paid(buyer)));
                *self.free.get_mut(&seller).expect("a purse") += amount;
            }
        }
        fits
    }

    pub(super) fn withdraw(&mut self, id: usize, fits: bool) {
        if fits {
            self.acts[id].withdrawn = true;
            self.give_back(id);
        }
    }

    pub(super) fn settle(&mut self, id: usize) -> bool {
        if !self.acts[id].certified {
            return !self.is_open(id) && self.give_back(id);
        }
        let (duty, fee) = self.acts[id].owed();
        match self.acts[id].fee {
            Some(Money::Held(payer)) if fee == 0 || self.payout => {
                self.acts[id].fee = Some(Money::Paid(payer));
                *self.free.get_mut(&Self::TREASURY).expect("a purse") += duty;
                *self.free.get_mut(&Self::PAYOUT).expect("a purse") += fee;
                true
            }
            _ => false,
        }
    }

    /// Gives back what open accounts have on hold for an act, and says whether there was something.
    fn give_back(&mut self, id: usize) -> bool {
        let (duty, fee) = self.acts[id].owed();
        let mut given = false;
        if let Some(Money::Held(payer)) = self.acts[id].fee {
            if !self.closed.contains(&payer) {
                self.acts[id].fee = Some(Money::Returned(payer));
                *self.free.get_mut(&payer).expect("a purse") += duty + fee;
                given = true;
            }
        }
        if let Some((amount, Money::Held(buyer))) = self.acts[id].price {
            if !self.closed.contains(&buyer) {
                self.acts[id].price = Some((amount, Money::Returned(buyer)));
                *self.free.get_mut(&buyer).expect("a purse") += amount;
                given = true;
            }
        }
        given
    }
}
