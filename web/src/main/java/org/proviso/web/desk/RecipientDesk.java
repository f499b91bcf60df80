package org.proviso.web.desk;

import java.util.List;
import java.util.Optional;
import org.proviso.docket.inquiry.Address;
import org.proviso.store.Addresses;
import org.proviso.store.By;
import org.proviso.web.access.Person;
import org.proviso.web.access.Role;
import org.proviso.web.data.RecipientTable;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// One recipient of an inquiry, as clerks look at it, and its address.
@Controller
final class RecipientDesk {

  private final RecipientPage page;
  private final Addresses addresses;
  private final DeskForms forms;

  RecipientDesk(RecipientPage page, Addresses addresses, DeskForms forms) {
    this.page = page;
    this.addresses = addresses;
    this.forms = forms;
  }

  @GetMapping("/desk/inquiries/{inquiry}/recipients/{party}")
  String look(
      Person person, @PathVariable String inquiry, @PathVariable String party, Model model) {
    return page.show(person, page.file(inquiry, party), party, List.of(), model);
  }

  @PostMapping("/desk/inquiries/{inquiry}/recipients/{party}/address")
  String address(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @RequestParam(defaultValue = "") String attention,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String postal,
      Model model) {
    By by = forms.by(person, Role.CLERK);
    page.file(inquiry, party);
    DeskForms.Reader reader = new DeskForms.Reader();
    Optional<Address> address = RecipientTable.address(attention, email, postal);
    if (address.isEmpty()) {
      reader.refuse(Words.say("desk.address.wrong"));
    }
    List<String> problems =
        address.isEmpty()
            ? reader.problems()
            : DeskForms.problems(addresses.add(party, address.get(), by));
    return page.after(person, inquiry, party, problems, model);
  }
}
