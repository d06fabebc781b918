// The fence against an activator that does not know yet that it lost this instance: only the highest epoch is obeyed.

export class EpochFence {
  #highest = 0;

  get highest(): number {
    return this.#highest;
  }

  /** False for what carries a lower epoch than one heard before. */
  admit(epoch: number): boolean {
    if (epoch < this.#highest) return false;
    this.#highest = epoch;
    return true;
  }
}
