import { AskLinkPage, askLinkMetadata } from "@/app/trainer/sign-in/ask-link-page";

export const generateMetadata = () => askLinkMetadata("mail");

export default () => <AskLinkPage kind="mail" />;
