// The switch between proposals, with the one figure that tells each of them.

class ScenarioSwitch {
  constructor(onChange, lab) {
    this.onChange = onChange;
    this.buttons = data.quickScenarios.map((id) => this.button(scenarioById.get(id)));
    this.select = el("select", { "aria-label": t("map.scenario.all"), on: { change: () => onChange(this.select.value) } },
      data.scenarios.map((scenario) => el("option", { value: scenario.id }, `${scenario.year} · ${scenario.title}`)));
    this.title = el("p", { class: "scenario__title" });
    this.figure = el("p", { class: "figure" });
    this.figureText = el("p", { class: "figure__text" });
    this.node = el(
      "section",
      { class: "panel scenario", "data-obstacle": true, "aria-label": t("map.scenario.label") },
      el("div", { class: "scenario__quick", role: "group", "aria-label": t("map.scenario.quick") }, this.buttons),
      el("div", { class: "scenario__all" }, this.select),
      this.title,
      (this.telltale = el("div", { class: "scenario__figure" }, this.figure, this.figureText)),
      lab.node,
    );
  }

  button(scenario) {
    const text = scenario.id === data.statusQuo ? t("map.scenario.as_held") : scenario.shortTitle;
    return el("button", { type: "button", "data-scenario": scenario.id, on: { click: () => this.onChange(scenario.id) } }, text);
  }

  paint(state, allocation) {
    for (const button of this.buttons) button.setAttribute("aria-pressed", String(button.dataset.scenario === state.scenario && !isCustom(state)));
    this.select.value = state.scenario;
    write(this.title, scenarioTitle(state));
    this.telltale.hidden = state.mode === "lab";
    const [figure, text] = isAsHeld(state) ? this.control(state) : this.telling(allocation);
    write(this.figure, figure);
    write(this.figureText, text);
    this.figure.hidden = !figure;
  }

  /** As held: who controls the larger part of the disputed land on the day. */
  control(state) {
    const reference = allocatable.filter((unit) => unit.reference);
    const land = (units) => units.reduce((sum, unit) => sum + unit.land, 0);
    const held = grouped(reference, (unit) => controlOn(unit, state.day)?.holder);
    const [holder, units] = [...held].sort((a, b) => land(b[1]) - land(a[1]))[0];
    const name = data.holders[holder]?.name || t("map.legend.no_party");
    const slots = { reference: data.referenceName, holder: name, date: dateText(state.day) };
    return [percent(land(units) / land(reference)), t("map.scenario.control", slots)];
  }

  telling(allocation) {
    const gained = gains(allocation);
    const told = gained.find(({ figures }) => figures.share > 0) || gained[0];
    if (!told) return ["0", t("map.scenario.no_change")];
    const slots = {
      reference: data.referenceName,
      party: partyById.get(told.party).name,
      land: number(told.figures.share * data.referenceLand),
    };
    return [percent(told.figures.share), t("map.scenario.figure", slots)];
  }
}
