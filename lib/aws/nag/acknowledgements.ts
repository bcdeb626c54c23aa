import type { EksScenario } from '../../scenario';
import type { Acknowledgement } from './acknowledgement';
import { PLATFORM_ACKNOWLEDGEMENTS } from './platform-acknowledgements';

/** The entries of the platform and of a scenario's own table that speak of something that the scenario has. */
export function acknowledgements<Scenario extends EksScenario>(
  scenario: Scenario,
  own: readonly Acknowledgement<Scenario>[],
): readonly Acknowledgement<Scenario>[] {
  const table: readonly Acknowledgement<Scenario>[] = [...PLATFORM_ACKNOWLEDGEMENTS, ...own];
  return table.filter(({ when }) => when?.(scenario) ?? true);
}
