import { FAULTS, type Fault, type Zones } from '../machine/zones';

/** What a person may type while the cluster is kept. */
export const COMMANDS = `  lose <zone> [${FAULTS.join('|')}]   @default power-loss
  restore <zone>`;

const isFault = (text: string): text is Fault => (FAULTS as readonly string[]).includes(text);

/** Does what a line says. Returns what to answer; a mistake is an answer, too. */
export async function obey(zones: Pick<Zones, 'lose' | 'restore'>, line: string): Promise<string> {
  const [verb = '', zone = '', fault = 'power-loss', ...more] = line.trim().split(/\s+/);
  const known = (verb === 'lose' && isFault(fault)) || (verb === 'restore' && fault === 'power-loss');
  if (!known || zone === '' || more.length > 0) return `'${line.trim()}' is none of\n${COMMANDS}`;
  try {
    if (verb === 'restore') await zones.restore(zone);
    else await zones.lose(zone, fault as Fault);
    return verb === 'restore' ? `${zone} is back` : `${zone} is lost (${fault})`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
