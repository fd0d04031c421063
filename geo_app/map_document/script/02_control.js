// Who held what on a day, by what title, and what a proposal would make of it.

const unitById = new Map(data.units.map((unit) => [unit.id, unit]));
const scenarioById = new Map(data.scenarios.map((scenario) => [scenario.id, scenario]));
const partyById = new Map(data.parties.map((party) => [party.id, party]));
/** Parties that a unit can be given to: all but the neighbours. */
const claimants = data.parties.filter((party) => !party.neighbour);
const leaves = data.units.filter((unit) => unit.leaf);
const allocatable = leaves.filter((unit) => unit.allocatable);

function inForce(status, day) {
  return (status.from === null || status.from <= day) && (status.to === null || day <= status.to);
}

/** Statuses of one layer in force on a day; a unit without any of its own has its group's. */
function statusesOn(unit, day, layer) {
  const own = unit.statuses.filter((status) => status.layer === layer && inForce(status, day));
  if (own.length || !unit.parent) return own;
  return statusesOn(unitById.get(unit.parent), day, layer);
}

function controlOn(unit, day) {
  return statusesOn(unit, day, "effective_control")[0] || null;
}

function partyOf(status) {
  return status ? data.holders[status.holder].party : null;
}

/** "claimed": another party claims it. "open": the title in force names nobody. Else null. */
function titleOn(unit, day) {
  const controller = partyOf(controlOn(unit, day));
  const claims = statusesOn(unit, day, "claim").map(partyOf);
  if (claims.some((party) => party && party !== controller)) return "claimed";
  const titles = statusesOn(unit, day, "treaty_title");
  return titles.length && titles.every((status) => !partyOf(status)) ? "open" : null;
}

/** Whether the map shows control on the day, not a proposal. */
function isAsHeld(state) {
  return state.scenario === data.statusQuo && !isCustom(state);
}

/** What is drawn for one unit: its party, whether that differs from control on the day, its title. */
function unitState(unit, state, allocation) {
  const control = controlOn(unit, state.day);
  const held = partyOf(control);
  const asHeld = isAsHeld(state) || !unit.allocatable;
  const party = asHeld ? held : allocation.parties[unit.id];
  const cut = asHeld ? null : allocation.cuts[unit.id] || null;
  return { control, party: (cut ? cut.rest : party) || "none", changed: !asHeld && party !== held, title: titleOn(unit, state.day), cut };
}

/** Names of units, a group standing for its members where all of them are there. */
function namesOf(units) {
  const ids = new Set(units.map((unit) => unit.id));
  const names = [];
  const done = new Set();
  for (const unit of units) {
    const group = unit.parent ? unitById.get(unit.parent) : null;
    if (group && group.members.every((member) => ids.has(member))) {
      if (!done.has(group.id)) names.push(group.label);
      done.add(group.id);
    } else names.push(unit.label);
  }
  return names;
}

/** Units in words: all of them, a few by name, or the two ends of a stretch of the chain. */
function unitsText(units) {
  if (units.length === allocatable.length) return t("map.units.all");
  const names = namesOf(units);
  if (names.length <= 4) return listText(names);
  const indices = units.map((unit) => allocatable.indexOf(unit));
  const stretch = Math.max(...indices) - Math.min(...indices) + 1 === units.length;
  if (stretch) return t("map.units.stretch", { first: names[0], last: names[names.length - 1] });
  const largest = namesOf([...units].sort((a, b) => b.land - a.land)).slice(0, 2);
  return t("map.units.some", { names: largest.join(", "), count: names.length - largest.length });
}

function grouped(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(item);
  }
  return groups;
}

/** Who controls what on a day: one entry a holder, those with a party first. */
function holdersOn(day) {
  const held = allocatable.map((unit) => ({ unit, status: controlOn(unit, day) })).filter((entry) => entry.status);
  const groups = grouped(held, (entry) => entry.status.holder);
  return [...groups.entries()].map(([holder, entries]) => ({
    holder: data.holders[holder],
    status: entries[0].status,
    units: entries.map((entry) => entry.unit),
  }));
}

/** One sentence a fact: who controls what on the day, and what the proposal would change. */
function sentences(state, allocation) {
  const lines = holdersOn(state.day).map(({ holder, units, status }) =>
    t(holder.party ? "map.sentence.control" : "map.sentence.no_party", {
      holder: holder.name,
      units: unitsText(units),
      status: status.status,
    }),
  );
  const told = [t("map.sentence.date", { date: dateText(state.day), facts: lines.join(" ") })];
  if (!isAsHeld(state)) told.push(scenarioSentence(state, allocation));
  return told;
}

function scenarioSentence(state, allocation) {
  const title = scenarioTitle(state);
  const gained = gains(allocation);
  if (!gained.length) return t("map.sentence.no_change", { scenario: title });
  const parts = gained.map(({ party, figures }) =>
    t("map.sentence.share", {
      party: partyById.get(party).name,
      land: number(figures.share * data.referenceLand),
      share: percent(figures.share),
      reference: data.referenceName,
    }),
  );
  return t("map.sentence.scenario", { scenario: title, facts: parts.join(" ") });
}

const LEAST_GAIN_KM2 = 0.005;

/** Parties whose land would be more than it is as things are, the larger gain first. */
function gains(allocation) {
  return Object.entries(landFigures(allocation))
    .map(([party, figures]) => ({ party, figures, gain: figures.land - landNow[party].land }))
    .filter((entry) => entry.gain > LEAST_GAIN_KM2)
    .sort((a, b) => b.gain - a.gain);
}
