import type { CloudProject } from '../google/cloud-project';

/** A resource that was refused. */
export interface Hit {
  readonly number: number;
  readonly name: string;
}

const MESSAGE = 'Error 403: the request was refused (injected)';

/** Refuses every so many resources of a deploy, until the cause is mended. */
export class GoogleFaults {
  private readonly project: CloudProject;
  private readonly asked = new Map<string, number>();
  private readonly refused = new Map<string, Hit>();
  private readonly mended = new Set<string>();

  /** @param every the number of resources of which one is refused */
  constructor(project: CloudProject, every: number) {
    this.project = project;
    project.fault = (id, name) => {
      const number = this.asked.get(id) ?? this.asked.size + 1;
      this.asked.set(id, number);
      if (number % every !== 0 || this.mended.has(id)) return undefined;
      this.refused.set(id, { number, name });
      return MESSAGE;
    };
  }

  /** What is refused now. */
  hits(): readonly Hit[] {
    return [...this.refused.values()];
  }

  /** Whoever deploys has found and mended the cause. */
  mend(): void {
    for (const id of this.refused.keys()) this.mended.add(id);
    this.refused.clear();
  }

  end(): void {
    this.project.fault = () => undefined;
  }
}
