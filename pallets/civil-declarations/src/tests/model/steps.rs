//! The steps, and how each is taken in the pallet and in the model.

use super::{
    plain::{office_of, Happening, Line, Lodger, Model, Stand},
    *,
};
use adliya_primitives::{archive::volume_leaf, VolumeId};

/// What somebody says of something that happened.
type Said = (Happening, Region, u8);

#[derive(Clone, Debug)]
pub(super) enum Step {
    Pass(u64),
    Declare(Lodger, Said),
    Amend(Lodger, usize, Said),
    /// By the one who lodged it.
    AmendOwn(usize, Said),
    Withdraw(Lodger, usize),
    Return(u64, usize),
    Reject(u64, usize),
    /// What the registrar has read, if it is not what was declared.
    Accept(u64, usize, Option<(u8, Happening)>, Timeliness),
    AcceptDelayed(usize, Option<(u8, Happening)>),
    Expire(usize),
    Reserve(u64, u32),
    Void(u64, usize),
    /// How far from the next number, and whether it is signed by the one who it says.
    Lodge(u64, i64, Vec<Line>, bool),
    /// Which batch of which registrar's office, counted from the one whose turn it is; and whether nothing was changed.
    Enter(u64, i64, bool),
    Close(u64, u64, i64),
    Anchor(u64, u8, u32, Region),
    Promote(u64, usize, u32, Happening, bool),
    Revoke(u64),
    Reinstate(u64),
}

fn child() -> impl Strategy<Value = u64> {
    1..=40u64
}

fn grown_up() -> impl Strategy<Value = u64> {
    let officers = vec![1_000 + REGISTRAR, 1_000 + VILLAGE, 1_000 + SUPERVISOR];
    prop_oneof![
        6 => prop::sample::select(CITIZENS.to_vec()),
        1 => child(),
        1 => prop::sample::select(officers),
    ]
}

fn happening() -> impl Strategy<Value = Happening> {
    prop_oneof![
        9 => (child(), prop::option::of(grown_up()))
            .prop_map(|(child, mother)| Happening::Birth { child, mother }),
        1 => child().prop_map(Happening::Death),
        1 => grown_up().prop_map(Happening::Death),
    ]
}

fn region() -> impl Strategy<Value = Region> {
    prop_oneof![
        6 => Just(URGUT),
        2 => Just(Region::new(1, 14, 7, 2)),
        1 => Just(ANDIJAN),
        1 => Just(SAMARKAND),
        1 => Just(Region::new(1, 14, 0, 2)),
    ]
}

fn said() -> impl Strategy<Value = Said> {
    (happening(), region(), 0..3u8)
}

fn timeliness() -> impl Strategy<Value = Timeliness> {
    prop_oneof![
        9 => Just(Timeliness::Timely),
        1 => Just(Timeliness::Late),
        1 => Just(Timeliness::Delayed),
        1 => Just(Timeliness::Archived),
    ]
}

fn informant() -> impl Strategy<Value = u64> {
    prop::sample::select(vec![NURSE, NURSE, MIDWIFE, ELDER])
}

fn lodger() -> impl Strategy<Value = Lodger> {
    prop_oneof![
        2 => informant().prop_map(Lodger::Officer),
        1 => prop::sample::select(CITIZENS.to_vec()).prop_map(Lodger::Citizen),
    ]
}

fn registrar() -> impl Strategy<Value = u64> {
    prop::sample::select(REGISTRARS.to_vec())
}

fn villager() -> impl Strategy<Value = u64> {
    prop_oneof![4 => Just(VILLAGE), 1 => Just(VILLAGE_COLLEAGUE), 1 => registrar()]
}

fn line() -> impl Strategy<Value = Line> {
    let number = 0..40u64;
    (number, happening(), region(), timeliness()).prop_map(|(number, what, region, timeliness)| {
        Line {
            number,
            what,
            region,
            timeliness,
        }
    })
}

/// Mostly true.
fn honest() -> impl Strategy<Value = bool> {
    prop::bool::weighted(0.9)
}

/// Mostly the one that is meant.
fn offset() -> impl Strategy<Value = i64> {
    prop_oneof![8 => Just(0i64), 1 => Just(-1i64), 1 => Just(1i64)]
}

pub(super) fn step() -> impl Strategy<Value = Step> {
    let which = || 0..1_000usize;
    let misread = || prop_oneof![6 => Just(None), 1 => (0..3u8, happening()).prop_map(Some)];
    prop_oneof![
        3 => (1..30u64).prop_map(|days| Step::Pass(days * DAY)),
        14 => (lodger(), said()).prop_map(|(by, said)| Step::Declare(by, said)),
        2 => (lodger(), which(), said()).prop_map(|(by, which, said)| Step::Amend(by, which, said)),
        4 => (which(), said()).prop_map(|(which, said)| Step::AmendOwn(which, said)),
        4 => (lodger(), which()).prop_map(|(by, which)| Step::Withdraw(by, which)),
        6 => (registrar(), which()).prop_map(|(by, which)| Step::Return(by, which)),
        3 => (registrar(), which()).prop_map(|(by, which)| Step::Reject(by, which)),
        14 => (registrar(), which(), misread(), timeliness())
            .prop_map(|(by, which, read, when)| Step::Accept(by, which, read, when)),
        3 => (which(), misread()).prop_map(|(which, read)| Step::AcceptDelayed(which, read)),
        8 => which().prop_map(Step::Expire),
        3 => (villager(), 0..7u32).prop_map(|(by, count)| Step::Reserve(by, count)),
        1 => (villager(), 0..8usize).prop_map(|(by, which)| Step::Void(by, which)),
        4 => (villager(), offset(), prop::collection::vec(line(), 0..6), honest())
            .prop_map(|(by, offset, lines, honest)| Step::Lodge(by, offset, lines, honest)),
        14 => (villager(), offset(), honest())
            .prop_map(|(whose, offset, honest)| Step::Enter(whose, offset, honest)),
        1 => (villager(), villager(), offset())
            .prop_map(|(by, whose, offset)| Step::Close(by, whose, offset)),
        2 => (registrar(), 0..4u8, 0..6u32, region())
            .prop_map(|(by, salt, entries, region)| Step::Anchor(by, salt, entries, region)),
        8 => (registrar(), 0..4usize, 0..5u32, happening(), honest()).prop_map(
            |(by, which, index, what, honest)| Step::Promote(by, which, index, what, honest)
        ),
        1 => villager().prop_map(Step::Revoke),
        2 => villager().prop_map(Step::Reinstate),
    ]
}

impl Step {
    pub(super) fn name(&self) -> String {
        let shown = format!("{self:?}");
        shown.split('(').next().expect("a variant").into()
    }

    /// The same step, about a declaration that it finds.
    fn picked(mut self, model: &Model) -> Self {
        match &mut self {
            Step::Amend(_, which, _)
            | Step::AmendOwn(which, _)
            | Step::Withdraw(_, which)
            | Step::Return(_, which)
            | Step::Reject(_, which)
            | Step::Accept(_, which, ..)
            | Step::AcceptDelayed(which, _)
            | Step::Expire(which) => *which = pick(model, *which),
            _ => {}
        }
        self
    }
}

/// Mostly one of the open declarations, if there are any.
fn pick(model: &Model, which: usize) -> usize {
    let open: Vec<_> = model.open().map(|(id, _)| id).collect();
    match which {
        0..900 if !open.is_empty() => open[which % open.len()],
        _ => which % 40,
    }
}

fn id_of(which: usize) -> DeclarationId {
    DeclarationId(which as u64)
}

/// The items that the lines of a batch are.
pub(super) fn items_of(lines: &[Line]) -> Vec<ItemOf<Test>> {
    let item = |line: &Line| BatchItem {
        number: PaperNumber(line.number),
        entry: Entry {
            claims_root: ROOT,
            region: line.region,
            timeliness: line.timeliness,
        },
        event: line.what.event(),
    };
    lines.iter().map(item).collect()
}

fn claims_in(salt: u8, index: u32) -> H256 {
    H256::from_low_u64_be(u64::from(salt) * 1_000 + u64::from(index))
}

pub(super) fn leaves_of(salt: u8, entries: u32) -> Vec<H256> {
    let leaf = |index| volume_leaf(index, &claims_in(salt, index));
    (0..entries).map(leaf).collect()
}

/// A number that is so far from another.
fn away(from: usize, offset: i64) -> usize {
    from.saturating_add_signed(offset as isize)
}

/// Takes a step in both: what the pallet answers, and whether the model takes it.
pub(super) fn take(model: &mut Model, step: Step) -> (DispatchResult, bool) {
    match step.picked(model) {
        Step::Pass(time) => {
            pass(time);
            model.now += time;
            (Ok(()), true)
        }
        Step::Declare(by, (what, region, root)) => {
            let (outline, hash) = (what.outline(), root_at(root));
            let done = match by {
                Lodger::Officer(by) => Declarations::declare(signed(by), hash, outline, region),
                Lodger::Citizen(by) => Declarations::declare_own(signed(by), hash, outline, region),
            };
            (done, model.declare(by, what, region, root))
        }
        Step::AmendOwn(which, said) => match model.papers.get(which).map(|paper| paper.by) {
            Some(by) => amend_as(model, by, which, said),
            None => amend_as(model, Lodger::Officer(NURSE), which, said),
        },
        Step::Amend(by, which, said) => amend_as(model, by, which, said),
        Step::Withdraw(by, which) => {
            let done = match by {
                Lodger::Officer(by) => Declarations::withdraw(signed(by), id_of(which)),
                Lodger::Citizen(by) => Declarations::withdraw_own(signed(by), id_of(which)),
            };
            (done, model.withdraw(by, which))
        }
        Step::Return(by, which) => {
            let taken = model.decide(by, which, Stand::Returned);
            (give_back(by, id_of(which)), taken)
        }
        Step::Reject(by, which) => {
            let taken = model.decide(by, which, Stand::Rejected);
            (reject(by, id_of(which)), taken)
        }
        Step::Accept(by, which, misread, timeliness) => {
            let (root, what) = read(model, which, misread);
            let (id, hash, event) = (id_of(which), root_at(root), what.event());
            let done = Declarations::accept_declaration(signed(by), id, hash, event, timeliness);
            (
                done,
                model.accept((by, None), which, (root, what, timeliness)),
            )
        }
        Step::AcceptDelayed(which, misread) => {
            let (root, what) = read(model, which, misread);
            let (id, hash, event) = (id_of(which), root_at(root), what.event());
            let done = Declarations::accept_delayed_declaration(signed(FOUR_EYES), id, hash, event);
            let both = (REGISTRAR, Some(SUPERVISOR));
            (
                done,
                model.accept(both, which, (root, what, Timeliness::Delayed)),
            )
        }
        Step::Expire(which) => {
            let done = Declarations::expire_declaration(signed(COURIER), id_of(which));
            (done, model.expire(which))
        }
        Step::Reserve(by, count) => {
            let done = Declarations::reserve_numbers(signed(by), count);
            (done, model.reserve(by, u64::from(count)))
        }
        Step::Void(by, which) => {
            // One of the blocks that the office has, or none.
            let cabin = model.cabins.get(&office_of(by));
            let blocks: Vec<_> = cabin.iter().flat_map(|cabin| cabin.free.keys()).collect();
            let first = blocks.get(which).map_or(40, |first| **first);
            let done = Declarations::void_numbers(signed(by), PaperNumber(first));
            (done, model.void(by, first))
        }
        Step::Lodge(by, offset, lines, honest) => {
            let office = office_of(by);
            let lodged = model
                .cabins
                .get(&office)
                .map_or(0, |cabin| cabin.sheets.len());
            let number = away(lodged, offset) as u64;
            let header = BatchHeader {
                batch: batch_id(OfficeId(office), number),
                ..header(by, number, &items_of(&lines))
            };
            let signature = signature(if honest { by } else { COURIER }, &header);
            let done = Declarations::lodge_batch(signed(COURIER), header, signature);
            (done, model.lodge(by, number, lines, honest))
        }
        Step::Enter(whose, offset, honest) => enter_next(model, office_of(whose), offset, honest),
        Step::Close(by, whose, offset) => {
            let office = office_of(whose);
            let which = away(model.turn(office).unwrap_or_default(), offset);
            let id = batch_id(OfficeId(office), which as u64);
            let done = Declarations::close_batch(signed(by), id);
            (done, model.close(by, office, which))
        }
        Step::Anchor(by, salt, entries, region) => {
            let root = merkle::root(&leaves_of(salt, entries));
            let done = Declarations::anchor_volume(signed(by), root, entries, ROOT, region);
            (done, model.anchor(by, salt, entries, region))
        }
        Step::Promote(by, which, index, what, honest) => {
            let (salt, entries) = model
                .tomes
                .get(which)
                .map_or((0, 1), |tome| (tome.salt, tome.entries));
            let path = merkle::path(&leaves_of(salt, entries), index as usize);
            let path = path.unwrap_or_default().try_into().expect("short");
            let claims = claims_in(salt, index + u32::from(!honest));
            let id = VolumeId(which as u64);
            let done = Declarations::promote(signed(by), id, index, claims, path, what.event());
            (done, model.promote(by, which, index, what, honest))
        }
        Step::Revoke(who) => {
            Revoked::mutate(|revoked| revoked.insert(who));
            model.revoked.insert(who);
            (Ok(()), true)
        }
        Step::Reinstate(who) => {
            Revoked::mutate(|revoked| revoked.remove(&who));
            model.revoked.remove(&who);
            (Ok(()), true)
        }
    }
}

fn amend_as(model: &mut Model, by: Lodger, which: usize, said: Said) -> (DispatchResult, bool) {
    let (what, region, root) = said;
    let (outline, hash, id) = (what.outline(), root_at(root), id_of(which));
    let done = match by {
        Lodger::Officer(by) => Declarations::amend(signed(by), id, hash, outline, region),
        Lodger::Citizen(by) => Declarations::amend_own(signed(by), id, hash, outline, region),
    };
    (done, model.amend(by, which, said))
}

/// What a registrar has read of a declaration, or something else.
fn read(model: &Model, which: usize, misread: Option<(u8, Happening)>) -> (u8, Happening) {
    let declared = model
        .papers
        .get(which)
        .map(|paper| (paper.root, paper.what));
    misread.or(declared).unwrap_or((0, Happening::Death(1)))
}

/// Brings the next entry of a batch, or something that is not it.
fn enter_next(model: &mut Model, office: u32, offset: i64, honest: bool) -> (DispatchResult, bool) {
    let which = away(model.turn(office).unwrap_or_default(), offset);
    let sheet = model
        .cabins
        .get(&office)
        .and_then(|cabin| cabin.sheets.get(which));
    let id = batch_id(OfficeId(office), which as u64);
    let (mut item, path) = match sheet {
        Some(sheet) => {
            let items = items_of(&sheet.lines);
            let place = sheet.outcomes.len().min(items.len() - 1);
            (items[place].clone(), path_of(&items, place))
        }
        None => (item(0, 1), Path::default()),
    };
    if !honest {
        item.number.0 += 1;
    }
    let done = Declarations::enter_from_batch(signed(COURIER), id, item, path);
    (done, model.enter(office, which, honest))
}
