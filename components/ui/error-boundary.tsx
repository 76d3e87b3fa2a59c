"use client";
import { Component, type ReactNode } from "react";

interface Props {
  /** What is drawn; when it becomes another, it is tried again. */
  of: unknown;
  /** In place of what cannot be drawn. */
  instead: ReactNode;
  children: ReactNode;
}

/** Keeps what cannot be drawn from taking the page with it: the rest of a stage or console stays as it is. */
export class ErrorBoundary extends Component<Props, { failed: boolean; of: unknown }> {
  override state = { failed: false, of: this.props.of };

  static getDerivedStateFromError = () => ({ failed: true });

  static getDerivedStateFromProps = ({ of }: Props, state: { of: unknown }) =>
    of === state.of ? null : { failed: false, of };

  override render(): ReactNode {
    return this.state.failed ? this.props.instead : this.props.children;
  }
}
