/**
 * An attachment that shows a dialog before the window while it is there. The browser keeps the focus
 * inside; when the dialog goes, the focus goes back to where it was.
 */
export function modal(dialog: HTMLDialogElement): () => void {
  const before = document.activeElement;
  dialog.showModal();
  return () => {
    dialog.close();
    // Once the dialog is out of the document the browser no longer gives the focus back.
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (lost && before instanceof HTMLElement && before.isConnected) before.focus();
  };
}
