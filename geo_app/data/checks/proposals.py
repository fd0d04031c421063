"""Whether the proposals that can be mapped allocate every unit once."""

from collections.abc import Iterator

from geo_app.data.checks.references import Known, several
from geo_app.data.checks.statuses import party_at_end
from geo_app.data.contents import Catalog
from geo_app.model.proposals import AllocationRule, Proposal


def proposal_problems(catalog: Catalog, known: Known, proposal: Proposal) -> Iterator[str]:
    """Find unknown names, and units allocated twice, not at all, or not divisible."""
    rule = proposal.allocation
    if rule is None:
        if proposal.why_not_mapped is None:
            yield "there is neither an allocation nor a why_not_mapped."
        return
    yield from known.missing("allocation.default", "parties", [rule.default])
    yield from known.missing("allocation.parties", "parties", rule.parties)
    for party, units in rule.parties.items():
        yield from known.missing(f"allocation.parties.{party}", "units", units)
    for cut in rule.cuts:
        field = f"allocation.cuts.{cut.unit}"
        yield from known.missing(field, "units", [cut.unit])
        yield from known.missing(field, "parties", [cut.to, cut.rest])
        if cut.unit in catalog.units and catalog.units[cut.unit].division is None:
            yield f"{field} divides a unit whose record has no division."
    yield from (f"allocation {text}" for text in _shares(catalog, rule))


def _shares(catalog: Catalog, rule: AllocationRule) -> Iterator[str]:
    listed = [unit for units in rule.parties.values() for unit in units]
    listed += [cut.unit for cut in rule.cuts]
    leaves = [leaf for unit in listed if unit in catalog.units for leaf in catalog.members(unit)]
    for leaf in several(leaves):
        yield f"gives '{leaf}' twice."
    for leaf in sorted({leaf for leaf in leaves if not catalog.units[leaf].allocatable}):
        yield f"gives '{leaf}', which is not allocatable."
    parties = {
        rule.default,
        *rule.parties,
        *(one for cut in rule.cuts for one in (cut.to, cut.rest)),
    }
    for party in catalog.parties.values():
        if party.neighbour and party.id in parties:
            yield f"gives land to '{party.id}', which is a neighbour."
    if rule.default is None:
        for leaf in catalog.allocatable_leaves:
            if leaf not in leaves and party_at_end(catalog, catalog.units[leaf]) is None:
                yield f"leaves out '{leaf}', which no party holds today."
