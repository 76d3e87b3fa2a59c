import { AskLinkPage, askLinkMetadata } from "@/app/trainer/sign-in/ask-link-page";

export const generateMetadata = () => askLinkMetadata("reset");

export default () => <AskLinkPage kind="reset" />;
