import { MissingTool } from '../toolchain/go';

/** Runs a drill and ends with its exit code. What is missing here is told in its own words, anything else with its stack. */
export async function runDrill(drill: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await drill();
  } catch (error) {
    console.error(error instanceof MissingTool ? error.message : error);
    process.exitCode = 1;
  }
}
