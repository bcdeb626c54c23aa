import { claim, must, type Outcome } from '../../outcome';
import type { Cell } from './matrix';

/** Cells that are shown of each kind. */
const SHOWN = 5;

const words = ({ from, to, port, told, seen }: Cell): string =>
  `${from.pod} -> ${to.pod}:${port}: the files tell ${told}, the packet says ${seen}`;

const list = (cells: readonly Cell[]): string =>
  [...cells.slice(0, SHOWN).map(words), ...(cells.length > SHOWN ? [`and ${cells.length - SHOWN} more`] : [])].join(
    '\n',
  );

const count = (cells: readonly Cell[], fits: (cell: Cell) => boolean): number => cells.filter(fits).length;

/** Claims that the files tell what the packets do. */
export async function matrixClaims(cells: readonly Cell[]): Promise<readonly Outcome[]> {
  const open = count(cells, ({ seen }) => seen === 'open');
  const closed = count(cells, ({ seen }) => seen === 'closed');
  const workloads = new Set(cells.map(({ from }) => from.workload.id)).size;
  return [
    await claim(
      'matrix',
      'what the files tell of network policies is what the packets do, for every pair and port',
      async () => {
        const differ = cells.filter(({ told, seen }) => told !== 'unknown' && told !== seen);
        must(differ.length === 0, `${differ.length} of ${cells.length} differ:\n${list(differ)}`);
        must(open > 0 && closed > 0, `${open} open, ${closed} closed: that shows nothing`);
        return `${cells.length} connections between pods of ${workloads} workloads: ${open} open, ${closed} closed`;
      },
    ),
    await claim('matrix', 'the files tell of every pair and port', async () => {
      const unknown = cells.filter(({ told }) => told === 'unknown');
      must(unknown.length === 0, `${unknown.length} are unknown:\n${list(unknown)}`);
      return `${cells.length} told`;
    }),
  ];
}
