/** The centre cannot start; the message tells a person why and what to do. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}
