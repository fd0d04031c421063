// Allocations: a scenario, and what the reader has changed in it. A change makes a new value.

/** Who would hold what: the scenario's parties and cuts with the reader's changes over them. */
function allocationOf(state) {
  const scenario = scenarioById.get(state.scenario);
  const parties = { ...scenario.allocation, ...state.parties };
  const cuts = {};
  for (const [unit, cut] of Object.entries(scenario.cuts)) if (!(unit in state.parties)) cuts[unit] = cut;
  for (const [unit, share] of Object.entries(state.cuts)) cuts[unit] = ownCut(unit, share, parties[unit], cuts[unit]);
  return { parties, cuts };
}

/** A cut that the reader makes: to the party of the scenario's cut, else to the next party. */
function ownCut(unit, share, party, before) {
  const rest = before ? before.rest : party;
  const to = before ? before.to : claimants.map((one) => one.id).find((id) => id !== rest);
  return { share, to, rest, line: cutLine(unit, share) };
}

/** Ends of the line behind which lies a share of a unit's land, between the two nearest known. */
function cutLine(unit, share) {
  const table = unitById.get(unit).cutTable;
  const at = Math.min(1, Math.max(0, share)) * (table.length - 1);
  const low = table[Math.floor(at)];
  const high = table[Math.ceil(at)];
  const f = at - Math.floor(at);
  return [0, 1].map((end) => [0, 1].map((axis) => low[end][axis] + f * (high[end][axis] - low[end][axis])));
}

function isCustom(state) {
  return Object.keys(state.parties).length > 0 || Object.keys(state.cuts).length > 0;
}

function scenarioTitle(state) {
  const scenario = scenarioById.get(state.scenario);
  if (!isCustom(state)) return scenario.title;
  return state.name || t("map.lab.changed", { scenario: scenario.title });
}

/** Share of a unit's land, and of the sea nearest to it, that a party would have: 0 to 1. */
function shareOf(allocation, unit, party) {
  const cut = allocation.cuts[unit];
  if (!cut) return allocation.parties[unit] === party ? 1 : 0;
  return (cut.to === party ? cut.share : 0) + (cut.rest === party ? 1 - cut.share : 0);
}

/** Land in km2, its share of the disputed land and people, a party. */
function landFigures(allocation) {
  return Object.fromEntries(data.parties.map(({ id }) => {
    const sum = (units, value) => units.reduce((total, unit) => total + value(unit) * shareOf(allocation, unit.id, id), 0);
    const whole = allocatable.filter((unit) => !allocation.cuts[unit.id]);
    const reference = allocatable.filter((unit) => unit.reference);
    return [id, {
      land: sum(allocatable, (unit) => unit.land),
      share: sum(reference, (unit) => unit.land) / data.referenceLand,
      people: sum(whole, (unit) => unit.people),
    }];
  }));
}

/** "a:b,c:d" as {a: "b", c: "d"}. */
function pairs(text) {
  return Object.fromEntries((text || "").split(",").filter(Boolean).map((part) => part.split(":")));
}

/** Changes that the data knows: units to parties, a group standing for its members. */
function knownParties(changes) {
  const known = {};
  for (const [id, party] of Object.entries(changes || {})) {
    const unit = unitById.get(id);
    if (!unit || !unit.allocatable || !claimants.includes(partyById.get(party))) continue;
    for (const leaf of unit.members.length ? unit.members : [id]) known[leaf] = party;
  }
  return known;
}

function knownCuts(changes) {
  const known = {};
  for (const [id, share] of Object.entries(changes || {})) {
    const value = Number(share);
    if (unitById.get(id)?.cutTable && value >= 0 && value <= 1) known[id] = value;
  }
  return known;
}

/** Things as they are, with which every proposal is compared. */
const heldNow = allocationOf({ scenario: data.statusQuo, parties: {}, cuts: {} });
const landNow = landFigures(heldNow);
