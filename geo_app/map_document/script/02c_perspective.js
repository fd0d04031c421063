// Ways of naming and drawing: neutral, or as one side has it. Neutral is what a reader sees first.

const perspectiveById = new Map(data.perspectives.map((perspective) => [perspective.id, perspective]));

/** Gives every unit the names that a perspective has for it. */
function nameUnits(id) {
  for (const unit of data.units) {
    unit.label = unit.labels[id];
    unit.name = unit.fullNames[id];
  }
}

nameUnits(data.perspectives[0].id);
