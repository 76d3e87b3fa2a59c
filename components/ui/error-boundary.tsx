"use client";
import { Component, type ReactNode } from "react";

interface Props {
  /** The drawn value; another one is tried again. */
  of: unknown;
  instead: ReactNode;
  children: ReactNode;
}

/** Keeps the rest of the page when `children` cannot be drawn. */
export class ErrorBoundary extends Component<Props, { failed: boolean; of: unknown }> {
  override state = { failed: false, of: this.props.of };

  static getDerivedStateFromError = () => ({ failed: true });

  static getDerivedStateFromProps = ({ of }: Props, state: { of: unknown }) =>
    of === state.of ? null : { failed: false, of };

  override render(): ReactNode {
    return this.state.failed ? this.props.instead : this.props.children;
  }
}
