/** "I would rather not say". */
export interface Pass {
  pass: true;
}

export const isPass = (body: object): body is Pass => "pass" in body;
