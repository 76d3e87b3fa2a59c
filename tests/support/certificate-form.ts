/** The form of a room's certificates, with all that must be said before one is issued. */
export const certificateForm = {
  attendance: "80",
  test: "",
  pass: "70",
  institutions: "CIFAL Jeju\nRSO",
  place: "Jeju",
  signer: "Mina Park",
  role: "Director",
  language: "",
};
