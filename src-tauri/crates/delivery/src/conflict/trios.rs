//! Three lists of parts, put beside each other.

use crate::compose::{added, keys, standing};
use crate::matched::{Strangers, matched};
use crate::merge::PieceKind;
use crate::parts::read;

/// Parts that belong together, by their places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Trio {
    pub(super) kind: PieceKind,
    pub(super) base: Vec<usize>,
    pub(super) mine: Vec<usize>,
    pub(super) theirs: Vec<usize>,
}

/// What became of each part of `base` here and there, and what was put between them. Parts that are one there, because
/// somebody put them into a group or words under a table, are decided together.
pub(super) fn trios(base: &[&str], mine: &[&str], theirs: &[&str]) -> Vec<Trio> {
    let [base_keys, mine_keys] = [base, mine].map(keys);
    let here = matched(&base_keys, &mine_keys, Strangers::Rewritten);
    let there = standing(base, theirs, Strangers::Rewritten);
    let (added_here, put_there) = (added(&here, mine.len()), added(&there, theirs.len()));
    let (mut found, mut at) = (Vec::new(), 0);
    while at <= base.len() {
        if !(added_here[at].is_empty() && put_there[at].is_empty()) {
            found.push((Vec::new(), added_here[at].clone(), put_there[at].clone()));
        }
        if at == base.len() {
            break;
        }
        let last = there[at].and_then(|_| there.iter().rposition(|place| *place == there[at]));
        let last = last.unwrap_or(at);
        let mut new: Vec<usize> = here[at].into_iter().collect();
        for of in at + 1..=last {
            new.extend(&added_here[of]);
            new.extend(here[of]);
        }
        found.push(((at..=last).collect(), new, there[at].into_iter().collect()));
        at = last + 1;
    }
    let texts = |side: &[&str], places: &[usize]| -> Vec<String> {
        places.iter().map(|at| side[*at].to_owned()).collect()
    };
    let judged = found.into_iter().map(|(old, new_mine, new_theirs)| {
        let was: Vec<String> = old.iter().map(|at| base[*at].to_owned()).collect();
        let (is, other) = (texts(mine, &new_mine), texts(theirs, &new_theirs));
        let is_as_it_was = other.len() == was.len()
            && was.iter().zip(&other).all(|(was, other)| read(was) == read(other));
        let kind = match (was == is, is_as_it_was) {
            (true, true) => PieceKind::Same,
            (false, true) => PieceKind::Mine,
            (true, false) => PieceKind::Theirs,
            (false, false) if is == other => PieceKind::Both,
            (false, false) => PieceKind::Conflict,
        };
        Trio { kind, base: old, mine: new_mine, theirs: new_theirs }
    });
    judged.collect()
}

/// The same of two lists, where nobody knows what stood there before: whatever differs has to be decided.
pub(super) fn duos(mine: &[&str], theirs: &[&str]) -> Vec<Trio> {
    let mut found = trios(mine, mine, theirs);
    for duo in &mut found {
        if duo.kind == PieceKind::Theirs {
            let of = |side: &[&str], places: &[usize]| {
                keys(&places.iter().map(|at| side[*at]).collect::<Vec<_>>())
            };
            // Two hands write the same words each in its own way.
            let is_one = of(mine, &duo.mine) == of(theirs, &duo.theirs);
            duo.kind = if is_one { PieceKind::Same } else { PieceKind::Conflict };
        }
        duo.base.clear();
    }
    found
}

/// The whole of two texts, of whose parts nobody can tell which stands for which: somebody decides over all of it.
pub(super) fn whole(mine: usize, theirs: usize) -> Vec<Trio> {
    let all = |count: usize| (0..count).collect();
    vec![Trio { kind: PieceKind::Conflict, base: vec![0], mine: all(mine), theirs: all(theirs) }]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(base: &[&str], mine: &[&str], theirs: &[&str]) -> Vec<PieceKind> {
        trios(base, mine, theirs).iter().map(|trio| trio.kind).collect()
    }

    #[test]
    fn each_part_is_known_by_who_changed_it() {
        use PieceKind::{Both, Conflict, Mine, Same, Theirs};
        let base = ["واحد اثنان", "ثلاثة أربعة", "خمسة ستة", "سبعة ثمانية"];
        let mine = ["واحد اثنان هنا", "ثلاثة أربعة", "خمسة ستة هنا", "سبعة ثمانية معا"];
        let theirs = ["واحد اثنان", "ثلاثة أربعة هناك", "خمسة ستة هناك", "سبعة ثمانية معا"];
        assert_eq!(kinds(&base, &mine, &theirs), [Mine, Theirs, Conflict, Both]);
        assert_eq!(kinds(&base, &base, &base), [Same; 4]);
        // Only how it is written differs: that is a change too.
        assert_eq!(kinds(&["أ"], &["<b>أ</b>"], &["أ"]), [Mine]);
    }

    #[test]
    fn a_part_taken_out_there_beside_one_that_was_changed_is_known() {
        let base = ["واحد اثنان", "ثلاثة أربعة خمسة"];
        let found = trios(&base, &base, &["ثلاثة أربعة ستة"]);
        assert_eq!((found[0].theirs.len(), &found[1].theirs[..]), (0, &[0][..]));
    }

    #[test]
    fn without_a_base_every_difference_is_open() {
        let found = duos(&["<p>أ</p>", "ب"], &["أ", "ج"]);
        let kinds: Vec<_> = found.iter().map(|duo| (duo.kind, duo.base.clone())).collect();
        assert_eq!(kinds, [(PieceKind::Same, vec![]), (PieceKind::Conflict, vec![])]);
    }
    #[test]
    fn what_somebody_there_made_one_is_decided_together() {
        let base = ["<p>واحد اثنان</p>", "<p>ثلاثة أربعة</p>", "<p>خمسة ستة</p>"];
        let group = format!("<div>{}{}</div>", base[0], base[1]);
        let there = [&*group, base[2]];
        let found = trios(&base, &base, &there);
        assert_eq!(found.len(), 2);
        assert_eq!(
            (&*found[0].base, &*found[0].mine, &*found[0].theirs),
            (&[0, 1][..], &[0, 1][..], &[0][..])
        );
        assert_eq!((found[0].kind, found[1].kind), (PieceKind::Theirs, PieceKind::Same));
        let mine = [base[0], "<p>ثلاثة سبعة</p>", base[2]];
        assert_eq!(trios(&base, &mine, &there)[0].kind, PieceKind::Conflict);
    }
}
