import { freePorts } from '../../../rehearsal/cluster/free-ports';

test('ports differ, and are none that the kernel gives to a connection meanwhile', async () => {
  const ports = await freePorts(50);
  expect(new Set(ports).size).toBe(50);
  expect(ports.filter((port) => port < 10_000 || port >= 32_768)).toEqual([]);
});
