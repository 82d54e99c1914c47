import "./globals.css";
import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { readPreferences } from "@/lib/embed/preferences";
import { Providers } from "./providers";

// No title here: each view renders its own with its filters, and the browser uses the first one.
export const metadata: Metadata = {
  description: "Shows who is connected through AWS Session Manager, and who was",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const cookieStore = await cookies();
  const { theme, tz } = readPreferences((name) => cookieStore.get(name)?.value);
  // The nonce of the page's Content-Security-Policy. React Aria reads it from the meta element, for the styles it adds.
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang="en" data-theme={theme} className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <head>
        <meta property="csp-nonce" nonce={nonce} />
      </head>
      <body className="bg-bg text-ink">
        <Providers preferredTimeZone={tz}>{children}</Providers>
      </body>
    </html>
  );
}
