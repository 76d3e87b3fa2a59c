/** The pages of the documentation, by whom they are for. Others that lie in `docs/` follow under the last door. */
export const doors = [
  {
    name: "I am a trainer",
    pages: { "docs/trainer-guide.md": "Trainer's guide", "docs/glossary.md": "Words" },
  },
  {
    name: "I run servers",
    pages: {
      "docs/operations.md": "Operations",
      "docs/offline-box.md": "The offline box",
      "docs/updating.md": "Updating",
      "docs/releases.md": "Releases",
      "docs/scaling.md": "Many phones, many processes",
      "docs/reliability.md": "Reliability",
      "docs/behaviour-operation.md": "Rules of operation",
      "bench/README.md": "Measured speed",
    },
  },
  {
    name: "I decide",
    pages: {
      "docs/for-deciders.md": "One page to print",
      "docs/privacy.md": "Privacy",
      "docs/data-inventory.md": "Data inventory",
      "docs/impact-assessment.md": "Impact assessment",
      "docs/accessibility-conformance.md": "Accessibility conformance",
      "docs/threat-model.md": "Threat model",
      "docs/asvs.md": "OWASP ASVS",
      "SECURITY.md": "Security",
    },
  },
  {
    name: "I write code",
    pages: {
      "CONTRIBUTING.md": "Contributing",
      "CODE_OF_CONDUCT.md": "Code of conduct",
      "docs/architecture.md": "Architecture",
      "docs/behaviour.md": "Rules of behaviour",
      "docs/decisions.md": "Decisions",
      "workshop/commands/commands.md": "Commands",
      "docs/adding-a-kind.md": "Adding a kind",
      "docs/testing.md": "Testing",
      "docs/dependencies.md": "Dependencies",
      "docs/data-format.md": "Data format",
      "content/README.md": "Writing content",
      "messages/README.md": "Texts of the interface",
    },
  },
];
